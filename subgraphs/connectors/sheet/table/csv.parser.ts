import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { charsetOf } from './charset.parser.ts';
import { CAPS, checkRow, type OpenFile, type Row, refusal } from './table.ts';

/** Separators spreadsheet programs write: a comma, a semicolon where the comma is the decimal sign, a tab. */
const SEPARATORS = [',', ';', '\t'];

/** Longest row held in memory: an opening quote that is never closed would swallow the rest of the file. */
const LONGEST_ROW = 2 * CAPS.cellCharacters;

/** What to do about the errors of csv-parse that a file, not our own settings, can cause. */
const FAULTS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed',
  CSV_MAX_RECORD_SIZE: 'a quotation mark is opened and never closed, or the row is too long',
  CSV_INVALID_CLOSING_QUOTE: 'there is text behind a closing quotation mark',
  INVALID_OPENING_QUOTE: 'there is a quotation mark inside an unquoted cell',
};

/**
 * Opens a CSV file (RFC 4180) as one streamed table.
 * @param charset the charset its owner set; undefined: found out
 * @throws SourceError('drift') saying what is wrong with the file
 */
export async function openCsv(path: string, file: string, charset: string | undefined): Promise<OpenFile> {
  const found = await charsetOf(path, file, charset);
  const separator = await separatorOf(path, found);
  const assumed = charset === undefined && found === 'windows-1252';
  return {
    tables: [{ sheet: null, rows: () => rowsOf(path, file, found, separator) }],
    notes: assumed ? [`${file} is not UTF-8; it was read as Windows-1252. Set "charset" if letters look wrong.`] : [],
    close: async () => {},
  };
}

async function* rowsOf(path: string, file: string, charset: string, delimiter: string): AsyncGenerator<Row> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
  });
  let number = 0;
  try {
    const rows = pipeline(createReadStream(path), iconv.decodeStream(charset), parser, () => {});
    for await (const cells of rows as AsyncIterable<string[]>) {
      number += 1;
      const row = { number, cells };
      checkRow(file, row);
      yield row;
    }
  } catch (error) {
    if (!(error instanceof CsvError) || !(error.code in FAULTS)) throw error;
    throw refusal(file, `cannot be read beyond row ${error.records}: ${FAULTS[error.code]}. Export it again as CSV.`);
  }
}

/** The separator behind the header's first name; without such a header, the one that stands most often in the beginning. */
async function separatorOf(path: string, charset: string): Promise<string> {
  let beginning = '';
  const text = pipeline(createReadStream(path, { end: 65_535 }), iconv.decodeStream(charset), () => {});
  for await (const part of text as AsyncIterable<string>) beginning += part;
  const behindFirstColumn = /^\W*tracking[ _]id"?([,;\t])/im.exec(beginning)?.[1];
  return behindFirstColumn ?? SEPARATORS.toSorted((a, b) => beginning.split(b).length - beginning.split(a).length)[0]!;
}
