import { expect, test } from '@jest/globals';
import { subgraphUrl } from '../../../gateway/execution/subgraph-url.ts';

test.each<[string, Record<string, string>, string | undefined]>([
  ['agencies', { SUBGRAPH_URL_AGENCIES: 'http://127.0.0.1:4001/graphql' }, 'http://127.0.0.1:4001/graphql'],
  ['own-books', { SUBGRAPH_URL_OWN_BOOKS: 'http://127.0.0.1:4002/graphql' }, 'http://127.0.0.1:4002/graphql'],
  ['agencies', { SUBGRAPH_URL_REPORTS: 'http://127.0.0.1:4003/graphql' }, undefined],
  ['agencies', { SUBGRAPH_URL_AGENCIES: '' }, undefined],
])('subgraph %s under the variables %j is at %s', (name, env, url) => {
  expect(subgraphUrl(name, env)).toBe(url);
});
