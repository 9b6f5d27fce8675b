import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ROOT } from '../../../common/config/root.ts';
import { SourceError } from '../../kit/index.ts';
import { refusal } from '../table/table.ts';
import type { SheetConfig } from './input.ts';

/** A file to be read; `name` is how cursors, records and errors call it. */
export interface InputFile {
  name: string;
  path: string;
}

const READ = /\.(xlsx|csv)$/i;
/** Spreadsheets somebody may drop in good faith; passing over them in silence would lose their rows. */
const NOT_READ = /\.(xls|xlsm|xlsb|ods)$/i;
/** Hidden files, and the locks spreadsheet programs leave beside an open file. */
const NOT_MEANT = /^(\.|~\$)/;

/** What the operating system's refusals mean to the owner of a channel. */
const FAULTS: Record<string, string> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read by the hub',
};

/** The files of a channel in the order of their names. @throws SourceError('config') if they cannot be got at */
export async function inputFiles({ folder, file }: SheetConfig): Promise<InputFile[]> {
  if (file !== undefined) {
    const path = resolve(ROOT, file);
    const found = await stat(path).catch(explain('file', file));
    if (found.isDirectory()) throw new SourceError('config', `file: ${file} ${FAULTS.EISDIR}.`);
    return [named(basename(path), path)];
  }
  // The settings name one of the two.
  const path = resolve(ROOT, folder!);
  const names = await readdir(path).catch(explain('folder', folder!));
  return names
    .filter((name) => !NOT_MEANT.test(name) && (READ.test(name) || NOT_READ.test(name)))
    .sort()
    .map((name) => named(name, join(path, name)));
}

/** SHA-256 of a file's bytes, hexadecimal. */
export async function fingerprint({ path, name }: InputFile): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    explain('file', name)(error);
  }
  return hash.digest('hex');
}

function named(name: string, path: string): InputFile {
  if (NOT_READ.test(name)) throw refusal(name, 'has a format that is not read. Save it as .xlsx or .csv.');
  return { name, path };
}

function explain(setting: string, value: string) {
  return (error: unknown): never => {
    const fault = FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
    throw fault ? new SourceError('config', `${setting}: ${value} ${fault}.`) : error;
  };
}
