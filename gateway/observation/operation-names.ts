import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

/** Operations of our own clients; their names may label figures and log lines. */
const FOLDER = fromRoot('schema', 'operations');

const NAMED = /^\s*(?:query|mutation|subscription)\s+(\w+)/gm;

let known: ReadonlySet<string> | undefined;

/** The name under which an operation is counted: its own when it is one of ours, else "other": names are free to invent. */
export function countedName(name: string | null | undefined): string {
  known ??= namesIn(FOLDER);
  return name && known.has(name) ? name : 'other';
}

/** Names of all operations in the files of a folder and those below. */
export function namesIn(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.graphql'));
  return new Set(
    files.flatMap((file) =>
      [...readFileSync(join(folder, file), 'utf8').matchAll(NAMED)].map(([, name]) => name ?? ''),
    ),
  );
}
