/**
 * How well two records of one person are told from records of two. Without files: on generated persons of a committed seed.
 *   npm run eval:persons -- --json
 *   npm run eval:persons -- --records persons.csv [--against others.csv] [--json]
 * Columns: docs/CONSOLIDATION.md.
 */
import { parseArgs } from 'node:util';
import { generatedPersons } from './eval/persons/generated-persons.ts';
import { evaluatePersons } from './eval/persons/person-eval.ts';
import { personsOf } from './eval/persons/person-records.ts';

const { values } = parseArgs({
  options: { records: { type: 'string' }, against: { type: 'string' }, json: { type: 'boolean', default: false } },
});

if (values.against && !values.records) {
  console.error('--against needs --records: give the first list too.');
  process.exitCode = 1;
} else {
  const records = values.records ? personsOf(values.records) : generatedPersons();
  const result = evaluatePersons(records, values.against ? personsOf(values.against) : undefined);
  console.log(JSON.stringify(result, null, values.json ? undefined : 2));
}
