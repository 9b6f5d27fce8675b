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
  ) {}

  /** @throws SourceError at a header without names, or with one twice */
  goOn({ number, cells }: Row): boolean {
    if (number < this.headerRow) return true;
    // A leading underscore marks what we add to a record ourselves.
    const columns = Array.from(cells, (cell) => (cell ?? '').replace(/\s+/g, ' ').trim().replace(/^_+/, ''));
    if (number > this.headerRow || columns.every((name) => name === ''))
      throw refusal(this.file, `has no names of columns in row ${this.headerRow}; "headerRow" says they stand there.`);
    const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
    if (twice !== undefined) throw refusal(this.file, `has the column ${listed([twice])} twice.`);
    this.header = { columns, unknown: [], exportedDay: null };
    return true;
  }
}
