import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import {
  buildSchema,
  type GraphQLField,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

const schema = buildSchema(readFileSync(fromRoot('schema', 'api.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));
const objects = types.filter(isObjectType);
const fields = objects.flatMap((type) =>
  Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
);

/** Lists of entities that are short by nature: a handful of offices that took over, regions of one agency, clocks of one report, an agency's standards on a day, a channel's keys and addresses, the first hundred rows behind a check. */
const SHORT_BY_NATURE = new Set([
  'Agency.regions',
  'Agency.successors',
  'Agency.predecessors',
  'Report.clocks',
  'ReportSla.clocks',
  'Report.decisions',
  'Report.recurrences',
  'MergeDecision.remainingPath',
  'Query.serviceStandards',
  'Channel.doorKeys',
  'Channel.oldUrls',
  'GateCheckResult.rows',
  'GateReport.waivers',
]);

const isEntity = (field: GraphQLField<unknown, unknown>) => {
  const type = getNamedType(field.type);
  return isObjectType(type) && 'id' in type.getFields();
};
const isList = (field: GraphQLField<unknown, unknown>) =>
  isListType(isNonNullType(field.type) ? field.type.ofType : field.type);

test('every list of entities is a Relay connection or short by nature', () => {
  const plain = fields.filter(([name, field]) => isList(field) && isEntity(field) && !name.endsWith('.edges'));
  expect(plain.map(([name]) => name).filter((name) => !SHORT_BY_NATURE.has(name))).toEqual([]);
});

test('every connection demands the page size', () => {
  const connections = fields.filter(([, field]) => getNamedType(field.type).name.endsWith('Connection'));
  const loose = connections.filter(
    ([, { args }]) => String(args.find(({ name }) => name === 'first')?.type) !== 'Int!',
  );
  expect(connections.length).toBeGreaterThan(5);
  expect(loose.map(([name]) => name)).toEqual([]);
});

test('every type and every field has a description', () => {
  const described = (thing: { description?: string | null }) => Boolean(thing.description);
  const own = types.filter(
    ({ name }) => !['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation', 'Subscription'].includes(name),
  );
  expect(own.filter((type) => !described(type)).map(({ name }) => name)).toEqual([]);
  expect(fields.filter(([, field]) => !described(field)).map(([name]) => name)).toEqual([]);
});

test('every mutation takes one input with an idempotency key', () => {
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  const keyless = mutations.filter(({ args }) => {
    const input = args.length === 1 && args[0]?.name === 'input' ? getNamedType(args[0].type) : null;
    return !(input && 'getFields' in input && 'idempotencyKey' in input.getFields());
  });
  expect(mutations.length).toBeGreaterThan(0);
  expect(keyless.map(({ name }) => name)).toEqual([]);
});

test('an input type belongs to one subgraph: composition keeps only the fields that all of its namesakes have', () => {
  const folder = fromRoot('schema', 'subgraphs');
  const inputs = readdirSync(folder).flatMap((file) =>
    parse(readFileSync(`${folder}/${file}`, 'utf8')).definitions.flatMap((node) =>
      node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? node.name.value : [],
    ),
  );
  expect(inputs.length).toBeGreaterThan(20);
  expect(inputs.filter((name, place) => inputs.indexOf(name) !== place)).toEqual([]);
});
