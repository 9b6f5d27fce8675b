import type { Role } from '../../../common/identity/viewer.ts';

/** Roles that may read fields at all; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/** What a secret report keeps from the channel's own machine; lists are named by their beginning. */
const CONTENT = new Set(['title', 'body', 'finalBody', 'placeDetail', 'answers', 'attachments']);

/** May this role read fields of a channel that is its own? */
export const readsFields = (role: Role) => READERS.includes(role);

/** May this role read this field of a report that is secret or not? */
export const readsField = (role: Role, name: string, secret: boolean) =>
  !(role === 'CONNECTOR' && secret && CONTENT.has(name.split('.')[0] ?? name));

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
