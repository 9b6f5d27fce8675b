import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import exceljs from 'exceljs';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { csvLine, harmless } from '../../subgraphs/common/text/harmless.ts';
import { COLUMNS, type ExportRow } from './export-rows.ts';

type Batches = AsyncIterable<ExportRow[]>;

/** Writers by the end of the file's name. */
const WRITERS: Record<string, (path: string, batches: Batches) => Promise<number>> = { csv: writeCsv, xlsx: writeXlsx };

/** Writes differences to a .csv or .xlsx file, batch by batch. @returns how many @throws BAD_USER_INPUT for another ending */
export function exportTo(path: string, batches: Batches): Promise<number> {
  const write = WRITERS[path.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!write) throw hubError('BAD_USER_INPUT', '--out takes a file that ends in .csv or .xlsx.');
  return write(path, batches);
}

async function writeCsv(path: string, batches: Batches): Promise<number> {
  const file = createWriteStream(path);
  let count = 0;
  file.write(csvLine(COLUMNS));
  for await (const rows of batches) {
    count += rows.length;
    if (!file.write(rows.map((row) => csvLine(COLUMNS.map((column) => row[column]))).join('')))
      await once(file, 'drain');
  }
  file.end();
  await finished(file);
  return count;
}

async function writeXlsx(path: string, batches: Batches): Promise<number> {
  const book = new exceljs.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = book.addWorksheet('differences');
  let count = 0;
  sheet.addRow([...COLUMNS]).commit();
  for await (const rows of batches) {
    count += rows.length;
    for (const row of rows) sheet.addRow(cellsOf(row)).commit();
  }
  await book.commit();
  return count;
}

const cellsOf = (row: ExportRow) => COLUMNS.map((column) => harmless(row[column]));
