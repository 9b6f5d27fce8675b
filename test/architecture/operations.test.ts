import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

const schema = buildSchema(readFileSync(fromRoot('schema', 'api.graphql'), 'utf8'));
const files = readdirSync(fromRoot('schema', 'operations'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.graphql'),
);

test('there are at least eight operations to copy', () => expect(files.length).toBeGreaterThanOrEqual(8));

test.each(files)('%s is valid today and says in a comment what it is for', (name) => {
  const text = readFileSync(fromRoot('schema', 'operations', name), 'utf8');
  expect(text).toMatch(/^# \w/);
  expect(validate(schema, parse(text))).toEqual([]);
});
