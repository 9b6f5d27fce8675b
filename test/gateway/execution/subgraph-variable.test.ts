import { expect, test } from '@jest/globals';
import { subgraphDeadline, subgraphUrl } from '../../../gateway/execution/subgraph-variable.ts';

test.each<[string, Record<string, string>, string | undefined]>([
  ['agencies', { SUBGRAPH_URL_AGENCIES: 'http://127.0.0.1:4001/graphql' }, 'http://127.0.0.1:4001/graphql'],
  ['own-books', { SUBGRAPH_URL_OWN_BOOKS: 'http://127.0.0.1:4002/graphql' }, 'http://127.0.0.1:4002/graphql'],
  ['agencies', { SUBGRAPH_URL_REPORTS: 'http://127.0.0.1:4003/graphql' }, undefined],
  ['agencies', { SUBGRAPH_URL_AGENCIES: '' }, undefined],
])('subgraph %s under the variables %j is at %s', (name, env, url) => {
  expect(subgraphUrl(name, env)).toBe(url);
});

test('a subgraph may have a deadline of its own', () => {
  const env = { SUBGRAPH_DEADLINE_MS_OWN_BOOKS: '250' };
  expect([subgraphDeadline('own-books', 900, env), subgraphDeadline('agencies', 900, env)]).toEqual([250, 900]);
});

test.each(['0', '-1', 'soon', '1.5'])('a deadline of "%s" is refused with the name of its variable', (value) => {
  const env = { SUBGRAPH_DEADLINE_MS_AGENCIES: value };
  expect(() => subgraphDeadline('agencies', 900, env)).toThrow(/SUBGRAPH_DEADLINE_MS_AGENCIES: .* no number of milli/);
});
