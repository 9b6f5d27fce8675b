import type { Role } from '../../../common/identity/viewer.ts';

/** Roles that may read columns at all; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/** May this role read columns of a channel that is its own? */
export const readsFields = (role: Role) => READERS.includes(role);

/**
 * May this role read the columns of a report that is secret or anonymous? Nobody can tell which column of a stranger's
 * table holds the text or the name, so the channel's own machine reads none of a secret report, and only those who
 * read identities read an anonymous one.
 */
export const readsRow = (role: Role, { anonymous, secret }: { anonymous: boolean; secret: boolean }) =>
  !(role === 'CONNECTOR' && secret) && !(anonymous && !UNMASKED.includes(role));

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
