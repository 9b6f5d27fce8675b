import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fromRoot } from '../../common/config/root.ts';
import { type Declaration, type DeclarationTerms, readDeclaration } from './declaration.ts';
import { DeclarationError, type Fault } from './fault.ts';

/** Folder of the operator's channels, one file each. */
export const CONNECTORS_FOLDER = fromRoot('connectors');

const YAML = /\.ya?ml$/;

/** What became of one file. */
export type ReadFile = { path: string } & ({ declaration: Declaration } | { faults: readonly Fault[] });

/** The YAML files at the paths (files, or folders whose files are meant), in order; a folder that is not there is empty. */
export async function yamlPaths(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? !YAML.test(path);
    if (!isFolder) found.push(path);
    else {
      const names = await readdir(path).catch(() => []);
      found.push(
        ...names
          .filter((name) => YAML.test(name))
          .sort()
          .map((name) => join(path, name)),
      );
    }
  }
  return found;
}

/** Reads each file by itself: one that is wrong does not hold up the others. Of two with one id the second is wrong. */
export async function readDeclarations(paths: readonly string[], terms: DeclarationTerms): Promise<ReadFile[]> {
  const read: ReadFile[] = [];
  const places = new Map<string, string>();
  for (const path of await yamlPaths(paths)) {
    try {
      const declaration = await readDeclaration(path, terms);
      const { channel } = declaration.source;
      const other = places.get(channel);
      if (other) throw new DeclarationError([again(path, channel, other)]);
      places.set(channel, path);
      read.push({ path, declaration });
    } catch (error) {
      if (!(error instanceof DeclarationError)) throw error;
      read.push({ path, faults: error.faults });
    }
  }
  return read;
}

const again = (file: string, id: string, other: string): Fault => ({
  file,
  line: 1,
  column: 1,
  path: 'id',
  message: `"${id}" is the channel of ${other} already.`,
  remedy: 'Give one of them another id.',
});
