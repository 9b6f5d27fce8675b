import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recording } from '../recording.ts';

/** Files by name, as bytes. */
export type Files = Map<string, Buffer>;

/** The files of a recording. */
export const filesOf = ({ files = {} }: Recording): Files =>
  new Map(
    Object.entries(files).map(([name, file]) => [
      name,
      'text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64'),
    ]),
  );

/** A temporary folder that stands in for the one of a source. */
export interface SourceFolder {
  path: string;
  put(files: Files): void;
  remove(): void;
}

/** Makes the folder with these files in it. */
export function sourceFolder(files: Files): SourceFolder {
  const path = mkdtempSync(join(tmpdir(), 'lapor-hub-source-'));
  const put = (now: Files) => {
    for (const [name, bytes] of now) writeFileSync(join(path, name), bytes);
  };
  put(files);
  return { path, put, remove: () => rmSync(path, { recursive: true, force: true }) };
}
