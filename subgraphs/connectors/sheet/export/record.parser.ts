import type { RawRecord } from '../../kit/index.ts';
import { type OpenFile, type Row, refusal, type Table } from '../table/table.ts';
import { type Header, listed } from './header.parser.ts';
import type { HeaderFinder, Layout } from './layout.ts';

/** One data row of an export. */
export interface ExportRow {
  /**
   * Cells by column name, all text, and where the row was found, which is no part of what it says: `_where` (for
   * errors), `_file`, `_sheet` (null: the file is one table), `_row`, `_exportedDay`.
   */
  raw: RawRecord;
  where: string;
  /** Why the cells cannot be told apart; null: they can. */
  fault: string | null;
  /** Remarks on the row; on the first one also those on its table. */
  notes: string[];
}

/**
 * The data rows of all sheets that hold a table of the layout, in order; empty rows are left out.
 * @throws SourceError when no sheet holds one, or one has another layout
 */
export async function* exportRows(file: string, { tables }: OpenFile, layout: Layout): AsyncGenerator<ExportRow> {
  const searches: HeaderFinder[] = [];
  for (const table of tables) {
    const search = layout.search(file);
    searches.push(search);
    yield* rowsOf({ file, sheet: tables.length > 1 ? table.sheet : null }, table, search);
  }
  if (searches.some(({ header }) => header)) return;
  const cells = searches.flatMap(({ firstCells }) => firstCells).slice(0, 5);
  const seen = cells.length > 0 ? `The first cells found are ${listed(cells)}.` : 'It is empty.';
  throw refusal(file, `${layout.withoutHeader} ${seen}`);
}

/** Where rows stand; the sheet is named only where there are several. */
interface Place {
  file: string;
  sheet: string | null;
}

const spoken = ({ file, sheet }: Place) => (sheet === null ? file : `${file} sheet "${sheet}"`);

async function* rowsOf(place: Place, table: Table, search: HeaderFinder): AsyncGenerator<ExportRow> {
  let isFirst = true;
  for await (const row of table.rows()) {
    if (!search.header) {
      if (!search.goOn(row)) return;
      continue;
    }
    const found = exportRow(place, search.header, row);
    if (!found) continue;
    if (isFirst) found.notes.unshift(...notesOn(place, search.header));
    isFirst = false;
    yield found;
  }
}

const notesOn = (place: Place, { unknown }: Header) =>
  unknown.length > 0 ? [`${spoken(place)}: unknown columns, kept as they are: ${listed(unknown)}`] : [];

function exportRow(place: Place, { columns, exportedDay }: Header, { number, cells }: Row): ExportRow | null {
  if (cells.every((cell) => cell === undefined || cell.trim() === '')) return null;
  const where = `${spoken(place)} row ${number}`;
  const raw: RawRecord = {
    _where: where,
    _file: place.file,
    _sheet: place.sheet,
    _row: number,
    _exportedDay: exportedDay,
  };
  const notes: string[] = [];
  columns.forEach((column, index) => {
    if (column === '') return;
    const cell = cells[index] ?? '';
    raw[column] = storable(cell);
    if (raw[column] !== cell) notes.push(`${where}, column ${listed([column])}: control characters were taken out`);
  });
  const nameless = cells.findIndex((cell, index) => cell !== undefined && cell.trim() !== '' && !columns[index]);
  const fault = `has a value in cell ${nameless + 1}, where the header has no name: its cells may have shifted.`;
  return { raw, where, fault: nameless < 0 ? null : fault, notes };
}

/** PostgreSQL stores neither NUL nor halves of surrogate pairs. */
const storable = (text: string) => text.replace(/\p{Surrogate}|\0/gu, '');
