import { readFileSync } from 'node:fs';

/** Variables whose file is no secret. */
const FILES = new Set(['SUPERGRAPH_FILE', 'DOCUMENTS_FILE']);

/** The environment with each `NAME_FILE` turned into `NAME` = content of that file, without its last line break. */
export function withSecretFiles(env: Record<string, string | undefined>): Record<string, string | undefined> {
  const files = Object.entries(env).filter(([name, path]) => name.endsWith('_FILE') && path && !FILES.has(name));
  const contents = files.flatMap(([name, path]) => {
    const value = readSecret(path as string);
    return value === null ? [] : [[name.slice(0, -'_FILE'.length), value] as const];
  });
  return { ...env, ...Object.fromEntries(contents) };
}

/** Foreign variables also end in _FILE; one that names no readable file is none of ours. */
function readSecret(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return null;
  }
}
