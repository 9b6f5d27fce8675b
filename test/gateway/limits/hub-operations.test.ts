import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { getNamedType, isObjectType, parse } from 'graphql';
import { readCostRules } from '../../../gateway/limits/cost/cost-rules.ts';
import { operationCost } from '../../../gateway/limits/cost/operation-cost.ts';
import { TextLimits } from '../../../gateway/limits/text.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

const config = hubConfig({});
const rules = readCostRules(readFileSync(fromRoot('schema', 'supergraph.graphql'), 'utf8'));
const costOf = (text: string, variables = {}) =>
  operationCost(rules, parse(text), null, config.COST_LIST_SIZE).requested(variables);

test('every stored operation is within the limits, with the longest pages', () => {
  for (const file of readdirSync(fromRoot('schema', 'operations'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.graphql'),
  )) {
    const text = readFileSync(fromRoot('schema', 'operations', file), 'utf8');
    new TextLimits(config).check(text);
    expect([file, costOf(text, { first: 100 }) <= config.COST_LIMIT]).toEqual([file, true]);
  }
});

test('three pages inside each other are not', () => {
  const nested =
    '{ reports(first: 50) { edges { node { agency { reports(first: 50) { edges { node { timeline(first: 50) { edges { node { id } } } } } } } } } } }';
  expect(costOf(nested)).toBeGreaterThan(25 * config.COST_LIMIT);
});

test('every list with a length says that it is as long as it is asked', () => {
  const lists = Object.values(rules.schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields()).map((field) => ({ at: `${type.name}.${field.name}`, field }))
      : [],
  );
  const asked = lists.filter(({ field }) => field.args.some(({ name }) => name === 'first'));
  expect(asked.length).toBeGreaterThan(20);
  for (const { at, field } of asked) {
    const pages = getNamedType(field.type).name.endsWith('Connection');
    const size = { slicingArguments: ['first'], ...(pages && { sizedFields: ['edges'] }) };
    expect([at, rules.listSizes.get(at)]).toMatchObject([at, size]);
  }
});
