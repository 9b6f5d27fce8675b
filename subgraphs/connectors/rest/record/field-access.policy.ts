import type { Role } from '../../../common/identity/viewer.ts';

/** Flags of a report that withhold something. */
export interface Privacy {
  anonymous: boolean;
  secret: boolean;
}

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/**
 * Which field of a foreign API holds a name and which one the text, nobody can say, so fields are given as a whole or
 * not at all. The channel's own machine reads none: it knows them anyway.
 */
const READS: Partial<Record<Role, (privacy: Privacy) => boolean>> = {
  SYSTEM: () => true,
  CENTRAL_ADMIN: () => true,
  AGENCY_ADMIN: ({ anonymous }) => !anonymous,
};

/** May this role read the fields of a report of a channel that is its own (held by the row rule of the ledger)? */
export const readsFields = (role: Role, privacy: Privacy) => READS[role]?.(privacy) ?? false;

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
