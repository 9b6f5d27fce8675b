import type { RawRecord } from '../../kit/index.ts';
import type { Row } from '../table/table.ts';
import { FirstRowSearch } from './first-row.parser.ts';
import { type Header, HeaderSearch } from './header.parser.ts';
import { odditiesOf } from './oddity.parser.ts';

/** Looks at the rows of one table until its header is found. */
export interface HeaderFinder {
  /** Null as long as it is not found. */
  readonly header: Header | null;
  /** The first cells seen, as an error may show them. */
  readonly firstCells: string[];
  /** Takes the next row; false: no header will come. */
  goOn(row: Row): boolean;
}

/** What tables a channel's files hold. */
export interface Layout {
  search(file: string): HeaderFinder;
  /** Remarks for the owner on a row that can be used. */
  odditiesOf(raw: RawRecord): string[];
  /** What is wrong with a file without such a table. */
  withoutHeader: string;
}

/** The export of LAPOR!, whose header is found by its first column. */
export const LAPORAN_RINGKAS: Layout = {
  search: (file) => new HeaderSearch(file),
  odditiesOf,
  withoutHeader: 'has no row that begins with "Tracking ID", so it is no export "Laporan Ringkas".',
};

/** Any other table: the names of its columns, those of `needed` among them, stand in one row, counted from 1. */
export const tableBelow = (headerRow: number, needed: readonly string[]): Layout => ({
  search: (file) => new FirstRowSearch(file, headerRow, needed),
  odditiesOf: () => [],
  withoutHeader: `has no row ${headerRow}, where "headerRow" says the names of its columns stand.`,
});
