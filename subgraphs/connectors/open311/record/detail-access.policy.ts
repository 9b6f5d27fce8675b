import type { Role } from '../../../common/identity/viewer.ts';

/** Roles that may read what a citizen wrote and where; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/** May this role read the details of a request that is secret or not? A secret one is kept from the channel's machine. */
export const readsDetails = (role: Role, secret: boolean) =>
  READERS.includes(role) && !(role === 'CONNECTOR' && secret);

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
