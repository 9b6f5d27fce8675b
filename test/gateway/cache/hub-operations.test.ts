import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildASTSchema, getOperationAST, parse } from 'graphql';
import { readCacheRules } from '../../../gateway/cache/cache-rules.ts';
import { operationPolicy } from '../../../gateway/cache/operation-policy.ts';

const supergraph = parse(readFileSync('schema/supergraph.graphql', 'utf8'), { noLocation: true });
const schema = buildASTSchema(supergraph, { assumeValidSDL: true });
const rules = readCacheRules(supergraph);
const ageOf = (text: string) => {
  const document = parse(text);
  return operationPolicy(rules, schema, document, getOperationAST(document)!).maxAge;
};

test('of the operations the hub ships only these may be kept, and none of a report or a channel', () => {
  const kept = readdirSync('schema/operations')
    .filter((file) => file.endsWith('.graphql'))
    .filter((file) => ageOf(readFileSync(`schema/operations/${file}`, 'utf8')) > 0);
  expect(kept).toEqual([
    'agency-by-code.graphql',
    'categories.graphql',
    'deadlines-in-force.graphql',
    'escalation-ladder.graphql',
    'traffic-lights.graphql',
  ]);
});

test.each([
  [
    '{ agencies(first: 20) { edges { node { id name parent { name } regions { name } } } pageInfo { endCursor } totalCount } }',
    300,
  ],
  ['{ regions(first: 20) { edges { node { id name level parent { name } } } } }', 3600],
  ['{ categories(first: 20, system: "sp4n-lapor") { edges { node { id name parent { name } } } } }', 300],
  ['{ calendar { version freeDays(year: 2026) { day } workingWeeks(agencyId: "1") { workingDays } } }', 300],
  [
    '{ ruleSet { version rules { stage } } escalationLadder { rungs { level } } trafficLights { lights { __typename } } }',
    300,
  ],
  ['{ agency(id: "1") { name liaisonOfficers(first: 1) { edges { node { __typename } } } } }', 0],
  ['{ agency(id: "1") { name reports(first: 1) { edges { node { id } } } } }', 0],
  ['{ agency(id: "1") { name performance(period: THIS_MONTH) { __typename } } }', 0],
  ['{ reports(first: 1) { edges { node { id agency { name } } } } }', 0],
])('%s may be kept %s s', (text, age) => {
  expect(ageOf(text)).toBe(age);
});
