import type { Role } from '../../common/identity/viewer.ts';

/** Roles that may read what a connector adds; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/**
 * May this role read it? What a field of an outside connector holds nobody here knows, so of an anonymous report it
 * could name the reporter and of a secret one the content: then it is the centre's alone.
 */
export const isShownTo = (role: Role, { anonymous, secret }: { anonymous: boolean; secret: boolean }) =>
  UNMASKED.includes(role) || (READERS.includes(role) && !anonymous && !secret);

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
