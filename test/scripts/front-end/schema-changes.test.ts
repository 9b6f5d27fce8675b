import { expect, test } from '@jest/globals';
import { idle, refused, schemaChanges } from '../../../scripts/front-end/schema-changes.ts';

const RELEASED = 'type Query { report(id: ID!): Report } type Report { number: String! title: String }';

/** Schema of today, and what is said of the change. */
const CHANGES: [why: string, today: string, keys: string[], level: string][] = [
  ['a field is gone', RELEASED.replace('title: String', ''), ['FIELD_REMOVED Report.title'], 'BREAKING'],
  ['a value may be null', RELEASED.replace('String!', 'String'), ['FIELD_TYPE_CHANGED Report.number'], 'BREAKING'],
  [
    'an argument is asked for',
    RELEASED.replace('ID!)', 'ID!, on: String!)'),
    ['FIELD_ARGUMENT_ADDED Query.report.on'],
    'BREAKING',
  ],
  ['a field is new', RELEASED.replace('title', 'body: String title'), ['FIELD_ADDED Report.body'], 'NON_BREAKING'],
  ['only words', RELEASED.replace('type Report', '"Laporan." type Report'), [], ''],
];

test.each(CHANGES)('%s', async (_, today, keys, level) => {
  const changes = await schemaChanges(RELEASED, today, {});
  expect(changes.map(({ kind, path }) => `${kind} ${path}`)).toEqual(keys);
  for (const change of changes) expect(change.level).toBe(level);
  expect(refused(changes)).toHaveLength(level === 'BREAKING' ? 1 : 0);
});

test('a breaking change passes with a reason, not with an empty one; a reason without its change is told', async () => {
  const today = RELEASED.replace('title: String', '');
  const withReason = await schemaChanges(RELEASED, today, { 'FIELD_REMOVED Report.title': 'Never filled.' });
  expect(refused(withReason)).toEqual([]);
  expect(refused(await schemaChanges(RELEASED, today, { 'FIELD_REMOVED Report.title': ' ' }))).toHaveLength(1);
  expect(idle(withReason, { 'FIELD_REMOVED Report.titel': 'x' })).toEqual(['FIELD_REMOVED Report.titel']);
});
