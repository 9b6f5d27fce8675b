/**
 * Writes schema/subgraphs/<name>.graphql from the classes, composes schema/supergraph.graphql and schema/api.graphql,
 * docs/ERRORS.md, docs/LIMITS.md and docs/METRICS.md from their tables, schema/connector.schema.json and docs/connectors/ from the families' settings.
 * Starts no server, opens no database.
 *   npm run schema               writes what changed
 *   npm run schema -- --check    writes nothing; exit 1 if a file is out of date
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { printedFiles } from './schema-files.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const files = await printedFiles();
const stale = [...files].filter(([path, text]) => text !== readOrEmpty(path));

if (values.check) {
  for (const [path] of stale) console.error(`${path} is out of date: run npm run schema.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(fromRoot(path)), { recursive: true });
    writeFileSync(fromRoot(path), text);
    console.log(`${path} written`);
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(fromRoot(path), 'utf8');
  } catch {
    return '';
  }
}
