import type { Role } from '../../../common/identity/viewer.ts';

/** Roles that read which institution holds a report; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** May this role read the institution of a report of a channel that is its own? */
export const readsInstitution = (role: Role) => READERS.includes(role);
