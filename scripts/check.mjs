/**
 * Everything that can be said about the code without running it: format and lint, types, import rules, printed schema, schema against
 * the last release.
 * One line per check; the output only of those that fail; exit 1 when one does.
 *   npm run check
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const IMPORTS = ['--config', '.dependency-cruiser.js', 'gateway', 'subgraphs', 'schema/client', 'scripts', 'test'];

/** Name, program, arguments, and what mends most of its findings. */
const CHECKS = [
  ['format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '.'], 'npx biome check --write .'],
  ['types', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.'], null],
  ['import rules', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', IMPORTS, null],
  ['printed schema', 'dist/scripts/schema-print.js', ['--check'], 'npm run schema'],
  ['schema changes', 'dist/scripts/schema-changes.js', [], null],
];

const failed = [];
for (const [name, program, flags, remedy] of CHECKS) {
  const startedAt = performance.now();
  const { code, output } = await run(program, flags);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (code !== 0) failed.push({ name, output, remedy });
}
for (const { name, output, remedy } of failed) {
  console.error(`\n${name}:\n${output.trim()}${remedy ? `\nMended by: ${remedy}` : ''}`);
}
process.exitCode = failed.length > 0 ? 1 : 0;

async function run(program, flags) {
  const child = spawn(process.execPath, [program, ...flags], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, output: `${out}${err}` };
}
