/**
 * What today's schema changes against the last release; exit 1 when a change breaks front ends and nobody said why.
 *   npm run schema:changes [-- --json]
 *   npm run schema:release        today's schema is the released one from now on
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fromRoot } from '../subgraphs/common/config/root.ts';
import { type Accepted, idle, refused, schemaChanges } from './front-end/schema-changes.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, release: { type: 'boolean', default: false } },
});
const schemaFile = (...path: string[]) => fromRoot('schema', ...path);
const read = (path: string) => readFileSync(path, 'utf8');
const RELEASED = schemaFile('released', 'api.graphql');
const ACCEPTED = schemaFile('released', 'accepted.json');

const today = read(schemaFile('api.graphql'));
const accepted = JSON.parse(read(ACCEPTED)) as Accepted;
const changes = await schemaChanges(read(RELEASED), today, accepted);
const broken = refused(changes);
const left = idle(changes, accepted);

if (values.json) console.log(JSON.stringify({ changes, refused: broken.length, idle: left }, null, 2));
else {
  for (const { level, path, kind, text, accepted } of changes)
    console.log(`${level.padEnd(12)} ${kind} ${path}: ${text}${accepted ? ` Accepted: ${accepted}` : ''}`);
  for (const key of left) console.log(`accepted.json names "${key}", which is no change of today: take it out.`);
  console.log(`${changes.length} changes since the release, ${broken.length} of them break front ends unaccepted.`);
}
if (broken.length > 0 || left.length > 0) {
  console.error(
    'Undo what breaks, or say why it must be in schema/released/accepted.json: { "<KIND> <path>": "<reason>" }.',
  );
  process.exitCode = 1;
} else if (values.release) release();

/** The new release begins with nothing accepted. */
function release(): void {
  const { version } = JSON.parse(read(fromRoot('package.json'))) as { version: string };
  const note = `# The schema of release ${version}, moved by \`npm run schema:release\`. Do not edit.`;
  writeFileSync(RELEASED, today.replace(/^#.*/, note));
  writeFileSync(ACCEPTED, '{}\n');
  console.log(`schema/released/api.graphql is release ${version}.`);
}
