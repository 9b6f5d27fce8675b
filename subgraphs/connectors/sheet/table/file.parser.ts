import { readFile, stat } from 'node:fs/promises';
import { firstBytes } from './charset.parser.ts';
import { openCsv } from './csv.parser.ts';
import { CAPS, type OpenFile, refusal } from './table.ts';
import { openWorkbook } from './workbook.parser.ts';
import { PROTECTED } from './zip.parser.ts';

const ZIP = /^504b0304/;
/** Compound File Binary: workbooks before 2007, and the envelope around a newer one that has a password. */
const COMPOUND = /^d0cf11e0/;

/**
 * Opens a spreadsheet file by what it holds, whatever its ending says.
 * @param file its name, as errors call it
 * @throws SourceError('drift') saying what is wrong with the file and what to do about it
 */
export async function openFile(path: string, file: string, charset: string | undefined): Promise<OpenFile> {
  const { size } = await stat(path);
  if (size === 0) throw refusal(file, 'is empty (0 bytes). Copy or export it again.');
  const beginning = await firstBytes(path, 4);
  if (ZIP.test(beginning)) return openWorkbook(path, file);
  if (COMPOUND.test(beginning)) throw await compoundRefusal(path, file, size);
  if (/\.csv$/i.test(file)) return openCsv(path, file, charset);
  throw refusal(file, 'holds no XLSX workbook, and its name does not say CSV. Export it again as .xlsx or .csv.');
}

async function compoundRefusal(path: string, file: string, size: number) {
  const hasPassword =
    size <= CAPS.zipBytes && (await readFile(path)).includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return refusal(
    file,
    hasPassword ? PROTECTED : 'has the format of Excel before 2007 (.xls). Save it as .xlsx or .csv.',
  );
}
