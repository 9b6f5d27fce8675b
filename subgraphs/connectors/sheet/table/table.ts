import { SourceError } from '../../kit/index.ts';

/** One row of a table as text; `number` is the row as a spreadsheet program shows it. An empty cell is '' or absent. */
export interface Row {
  number: number;
  cells: string[];
}

/** A sheet of a workbook, or a CSV file. */
export interface Table {
  /** Name of the sheet; null where a file is one table. */
  sheet: string | null;
  rows(): AsyncGenerator<Row>;
}

/** A file whose tables can be read until it is closed. */
export interface OpenFile {
  tables: Table[];
  /** What had to be assumed to read it. */
  notes: string[];
  close(): Promise<void>;
}

/** Most that one file may hold: far above any real export, far below what would harm the process. */
export const CAPS = {
  zipBytes: 256_000_000,
  zipEntries: 1_000,
  unpackedBytes: 2_500_000_000,
  /** Unpacked to packed size of one part of a workbook, from `ratioFromBytes` on. */
  ratio: 100,
  ratioFromBytes: 1_000_000,
  rows: 2_000_000,
  columns: 500,
  cellCharacters: 256_000,
};

/** The error that `file` as a whole cannot be taken in: nothing of it is read until its owner replaces it. */
export const refusal = (file: string, what: string) => new SourceError('drift', `${file} ${what}`);

/** Lets a row through that keeps to the caps, else throws. */
export function checkRow(file: string, { number, cells }: Row): void {
  if (number > CAPS.rows) throw refusal(file, `has more than ${CAPS.rows} rows. Export a shorter period.`);
  if (cells.length > CAPS.columns) throw refusal(file, `has ${cells.length} columns in row ${number}; no export has.`);
  const long = cells.findIndex((cell) => cell !== undefined && cell.length > CAPS.cellCharacters);
  if (long >= 0) {
    throw refusal(file, `has a cell longer than ${CAPS.cellCharacters} characters: row ${number}, column ${long + 1}.`);
  }
}
