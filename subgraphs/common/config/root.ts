import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of package.json, whether the code runs from its source or from dist/. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Path of a file below the root, e.g. `fromRoot('schema', 'supergraph.graphql')`. */
export const fromRoot = (...parts: string[]) => join(ROOT, ...parts);

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder));
}
