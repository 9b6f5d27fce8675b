import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromRoot } from '../../subgraphs/common/config/root.ts';
import { familyPages } from '../schema-files.ts';
import { parsed, say } from './command.ts';

/** `connector docs`: a page for each family, out of the shapes that check its settings. */
export async function run(args: string[]): Promise<void> {
  const { values } = parsed(args, { check: { type: 'boolean', default: false } }, 0);
  const pages = familyPages();
  const stale = pages.filter(([path, text]) => text !== readOrEmpty(path));
  if (!values.check) for (const [path, text] of stale) write(path, text);
  const names = stale.map(([path]) => path);
  const done = values.check ? 'is out of date: run npm run connector -- docs' : 'written';
  const text =
    names.length === 0 ? `${pages.length} pages are up to date.` : names.map((name) => `${name} ${done}`).join('\n');
  const ok = !values.check || names.length === 0;
  say(
    { json: { ok, pages: pages.map(([path]) => path), [values.check ? 'stale' : 'written']: names }, text, ok },
    values.json,
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(fromRoot(path)), { recursive: true });
  writeFileSync(fromRoot(path), text);
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(fromRoot(path), 'utf8');
  } catch {
    return '';
  }
}
