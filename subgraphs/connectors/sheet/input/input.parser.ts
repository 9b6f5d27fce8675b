import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { ROOT } from '../../../common/config/root.ts';
import { type PullContext, SourceError } from '../../kit/index.ts';
import { refusal } from '../table/table.ts';
import { ftpFiles } from './ftp-files.ts';
import { httpFiles } from './http-files.ts';
import type { SheetConfig } from './input.ts';
import { type InputFile, isMeant, NOT_READ } from './input-file.ts';
import type { RemoteConfig } from './remote.ts';
import { sftpFiles } from './sftp-files.ts';

/** What the operating system's refusals mean to the owner of a channel. */
const FAULTS: Record<string, string> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read by the hub',
};

/**
 * The files of a channel in the order of their names.
 * @throws SourceError('config') if they cannot be got at; of a server also auth and unavailable
 */
export async function inputFiles(ctx: PullContext<SheetConfig>): Promise<InputFile[]> {
  const { file, folder, from } = ctx.config;
  if (from !== undefined) return inOrder(await remoteFiles(ctx, from));
  if (file !== undefined) {
    const path = resolve(ROOT, file);
    const found = await stat(path).catch(explain('file', file));
    if (found.isDirectory()) throw new SourceError('config', `file: ${file} ${FAULTS.EISDIR}.`);
    return inOrder([local(basename(path), path)]);
  }
  // The settings name one of the three.
  const path = resolve(ROOT, folder!);
  const names = await readdir(path).catch(explain('folder', folder!));
  return inOrder(names.filter(isMeant).map((name) => local(name, join(path, name))));
}

function remoteFiles(ctx: PullContext<SheetConfig>, from: RemoteConfig): Promise<InputFile[]> {
  switch (from.kind) {
    case 'http':
      return httpFiles(ctx, from);
    case 'sftp':
      return sftpFiles(ctx, from);
    case 'ftp':
      return ftpFiles(ctx, from);
  }
}

/** SHA-256 of a file's bytes, hexadecimal. */
export async function fingerprint(path: string, name: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    explain('file', name)(error);
  }
  return hash.digest('hex');
}

const local = (name: string, path: string): InputFile => ({
  name,
  mark: null,
  fetch: async () => ({ path, release: async () => {} }),
});

function inOrder(files: InputFile[]): InputFile[] {
  const refused = files.find(({ name }) => NOT_READ.test(name));
  if (refused) throw refusal(refused.name, 'has a format that is not read. Save it as .xlsx or .csv.');
  return files.sort((one, other) => (one.name < other.name ? -1 : 1));
}

function explain(setting: string, value: string) {
  return (error: unknown): never => {
    const fault = FAULTS[(error as NodeJS.ErrnoException).code ?? ''];
    throw fault ? new SourceError('config', `${setting}: ${value} ${fault}.`) : error;
  };
}
