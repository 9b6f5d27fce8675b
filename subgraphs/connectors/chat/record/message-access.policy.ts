import type { Role } from '../../../common/identity/viewer.ts';

/** Flags of a report that withhold something. */
export interface Privacy {
  anonymous: boolean;
  secret: boolean;
}

/** Parts of a conversation: who wrote it, and what it says. */
export type MessagePart = 'IDENTITY' | 'CONTENT';

/** Roles that may read messages at all; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/** What is kept from whom (docs/SOURCES.md: permissions). */
const WITHHELD: { from: Role; when: (privacy: Privacy) => boolean; parts: readonly MessagePart[] }[] = [
  { from: 'AGENCY_ADMIN', when: ({ anonymous }) => anonymous, parts: ['IDENTITY'] },
  { from: 'CONNECTOR', when: () => true, parts: ['IDENTITY'] },
  { from: 'CONNECTOR', when: ({ secret }) => secret, parts: ['CONTENT'] },
];

/** May this role read messages of a channel that is its own? */
export const readsMessages = (role: Role) => READERS.includes(role);

/** May this role read this part of the messages of a report with these flags? */
export const readsPart = (role: Role, part: MessagePart, privacy: Privacy) =>
  !WITHHELD.some(({ from, when, parts }) => from === role && when(privacy) && parts.includes(part));

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
