import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { authoriser } from '../../../gateway/access/authorise.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';
import { deviations, ROOTS, waysTo } from './crawl.ts';

const read = (name: string) => readFileSync(fromRoot('schema', name), 'utf8');
const SUPERGRAPH = read('supergraph.graphql');

/** Every rule of the supergraph: where its directive stands. Definitions are written `directive @…`. */
const RULES = [
  ...SUPERGRAPH.matchAll(/(?<!directive )@(?:authenticated\b|requiresScopes\(.*?\]\]\)|policy\(.*?\]\]\))/g),
];

test('eight roles may ask for every field as the matrix says, by three ways, in every form', () => {
  const ways = waysTo(read('api.graphql'), 3, undefined, ROOTS);
  expect([...deviations(authoriser(SUPERGRAPH, 'partial'), ways)]).toEqual([]);
}, 120_000);

test('without any single one of its rules the graph is not as the matrix says', () => {
  const ways = waysTo(read('api.graphql'), 1, undefined, ROOTS);
  expect(RULES.length).toBeGreaterThan(50);
  const unnoticed = RULES.filter(({ index, 0: rule }) => {
    const without = SUPERGRAPH.slice(0, index) + SUPERGRAPH.slice(index + rule.length);
    return deviations(authoriser(without, 'partial'), ways, ['plain']).next().done;
  });
  expect(unnoticed.map(({ index }) => SUPERGRAPH.slice(SUPERGRAPH.lastIndexOf('\n', index), index))).toEqual([]);
}, 120_000);
