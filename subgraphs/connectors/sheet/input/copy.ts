import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalFile } from './input-file.ts';

/** A private place for one copy, filled by `fill`; only this account may read it, and `release` removes it. */
export async function copied(fill: (path: string) => Promise<unknown>): Promise<LocalFile> {
  // mkdtemp makes the folder with mode 0700: exports hold names and numbers of citizens.
  const folder = await mkdtemp(join(tmpdir(), 'lapor-sheet-'));
  const release = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'copy');
  try {
    await fill(path);
    return { path, release };
  } catch (error) {
    await release();
    throw error;
  }
}
