import { type Row, refusal } from '../table/table.ts';
import { type Header, listed } from './header.parser.ts';

/** Takes the header of a table from the row that the settings name. */
export class FirstRowSearch {
  header: Header | null = null;
  /** Rows above may hold anything, also persons: nothing of them is shown. */
  readonly firstCells: string[] = [];

  constructor(
    private readonly file: string,
    private readonly headerRow: number,
    /** Columns that the map reads. */
    private readonly needed: readonly string[],
  ) {}

  /** @throws SourceError at a header without names, with one twice, or without one that is needed */
  goOn({ number, cells }: Row): boolean {
    if (number < this.headerRow) return true;
    // A leading underscore marks what we add to a record ourselves.
    const columns = Array.from(cells, (cell) => (cell ?? '').replace(/\s+/g, ' ').trim().replace(/^_+/, ''));
    if (number > this.headerRow || columns.every((name) => name === ''))
      throw refusal(this.file, `has no names of columns in row ${this.headerRow}; "headerRow" says they stand there.`);
    const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
    if (twice !== undefined) throw refusal(this.file, `has the column ${listed([twice])} twice.`);
    const missing = this.needed.filter((name) => !columns.includes(name));
    if (missing.length > 0)
      throw refusal(
        this.file,
        `lacks the columns ${listed(missing)}, which the settings name. Row ${this.headerRow} has ${listed(columns.filter(Boolean))}.`,
      );
    this.header = { columns, unknown: [], exportedDay: null };
    return true;
  }
}
