import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { ROOT } from '../../../common/config/root.ts';
import { SourceError } from '../../kit/index.ts';
import type { LaporConfig } from '../generation/settings.ts';

/** Every id that config and files name, each once, in one order for ever. @throws SourceError('config') */
export async function knownIds(config: LaporConfig): Promise<string[]> {
  const found = new Set(config.ids.map((id) => cleaned(String(id))));
  for (const path of [config.exports ?? []].flat())
    for (const file of await filesAt(path)) for (const id of await idsIn(file, config.exportColumn)) found.add(id);
  found.delete('');
  if (found.size > config.maxIds)
    throw new SourceError('config', `maxIds: ${found.size} ids are known, ${config.maxIds} are allowed.`);
  return [...found].sort(inOrder);
}

/** Shorter first, then by characters: numbers in the order of their size, anything else in some fixed order. */
export const inOrder = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

const cleaned = (id: string) => id.trim().replace(/^#/, '');

/** A relative path starts at the hub's folder, wherever the process was started. */
async function filesAt(said: string): Promise<string[]> {
  const path = resolve(ROOT, said);
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    return names
      .filter((name) => /\.(txt|csv)$/i.test(name))
      .sort()
      .map((name) => join(path, name));
  } catch {
    throw new SourceError('config', `exports: ${said} does not exist, or may not be read by the hub.`);
  }
}

async function idsIn(file: string, column: string): Promise<string[]> {
  if (!/\.(txt|csv)$/i.test(file))
    throw new SourceError('config', `exports: ${basename(file)} is neither .txt nor .csv.`);
  const text = await readFile(file, 'utf8');
  if (/\.txt$/i.test(file)) return text.split(/\s+/).map(cleaned);
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const header = rows.findIndex((row) => row.includes(column));
  if (header < 0) throw new SourceError('config', `exports: ${basename(file)} has no column "${column}".`);
  const at = rows[header]!.indexOf(column);
  return rows.slice(header + 1).map((row) => cleaned(row[at] ?? ''));
}
