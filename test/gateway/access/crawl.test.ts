import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { authoriser } from '../../../gateway/access/authorise.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { deviations, ROOTS, waysTo } from './crawl.ts';
import { MATRIX } from './matrix.ts';

const read = (name: string) => readFileSync(fromRoot('schema', name), 'utf8');

test('every query, mutation and subscription has a line in the matrix, and every line a field', () => {
  const ways = waysTo(read('api.graphql'), 1, undefined, ROOTS);
  const roots = [...ways.keys()].filter((coordinate) => /^(Query|Mutation|Subscription)\./.test(coordinate));
  expect(roots.filter((coordinate) => !MATRIX.has(coordinate))).toEqual([]);
  expect([...MATRIX.keys()].filter((coordinate) => ways.get(coordinate)?.length === 0)).toEqual([]);
});

test('eight roles may ask for every field as the matrix says', () => {
  const ways = waysTo(read('api.graphql'), 1, undefined, ROOTS);
  expect(ways.size).toBeGreaterThan(400);
  expect([...deviations(authoriser(read('supergraph.graphql'), 'partial'), ways, ['under other names'])]).toEqual([]);
});
