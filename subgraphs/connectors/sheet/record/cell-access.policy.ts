import type { Role } from '../../../common/identity/viewer.ts';
import { COLUMN, KNOWN_COLUMNS } from '../export/column.ts';

/** Flags of a report that withhold something. */
export interface Privacy {
  anonymous: boolean;
  secret: boolean;
}

/** Roles that may read cells at all; that the channel is theirs is held by the row rule of the ledger. */
const READERS: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN', 'AGENCY_ADMIN', 'CONNECTOR'];

/** Only they read personal numbers inside texts. */
const UNMASKED: readonly Role[] = ['SYSTEM', 'CENTRAL_ADMIN'];

/** Columns that say who the reporter is: the name, and any column we do not know. */
const isIdentity = (column: string) => column === COLUMN.reporterName || !KNOWN_COLUMNS.includes(column);
const isContent = (column: string) => [COLUMN.title, COLUMN.body, COLUMN.finalBody].some((name) => name === column);

/** What is kept from whom (docs/SOURCES.md: permissions). */
const WITHHELD: { from: Role; when: (privacy: Privacy) => boolean; columns: (column: string) => boolean }[] = [
  { from: 'AGENCY_ADMIN', when: ({ anonymous }) => anonymous, columns: isIdentity },
  { from: 'CONNECTOR', when: () => true, columns: isIdentity },
  { from: 'CONNECTOR', when: ({ secret }) => secret, columns: isContent },
];

/** May this role read cells of a channel that is its own? */
export const readsCells = (role: Role) => READERS.includes(role);

/** May this role read this column of a report with these flags? */
export const readsColumn = (role: Role, column: string, privacy: Privacy) =>
  !WITHHELD.some(({ from, when, columns }) => from === role && when(privacy) && columns(column));

/** Must personal numbers inside texts be masked for this role? */
export const readsMasked = (role: Role) => !UNMASKED.includes(role);
