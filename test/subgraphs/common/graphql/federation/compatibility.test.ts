import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphQLSchema, graphql, parse, stripIgnoredCharacters } from 'graphql';
import { type RunningGateway, startGateway } from '../../../../../gateway/server.ts';
import { hubConfig } from '../../../../../subgraphs/common/config/config.ts';
import { buildExtension } from '../../../../../subgraphs/common/graphql/build-extension.ts';
import { buildSubgraph } from '../../../../../subgraphs/common/graphql/build-subgraph.ts';
import { serveSchema } from '../../../../../subgraphs/common/graphql/serve-subgraph.ts';
import { signViewer } from '../../../../../subgraphs/common/identity/signature.ts';
import { PUBLIC_VIEWER } from '../../../../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../../../../subgraphs/common/runtime/runtime.ts';
import { post, silent } from '../../../../gateway/support.ts';
import { keepers, lamps } from './lamps.ts';

// What Apollo's subgraph compatibility tests look at, for a subgraph made of classes and for one made of an extension.
let schema: GraphQLSchema;
let sdl: string;
let gateway: RunningGateway;

beforeAll(async () => {
  const built = await buildSubgraph(lamps);
  schema = built.schema;
  const { data } = await graphql({ schema, source: '{ _service { sdl } }' });
  sdl = stripIgnoredCharacters((data as { _service: { sdl: string } })._service.sdl);
  const url = 'http://127.0.0.1:1';
  const composed = composeServices([
    { name: 'lamps', url, typeDefs: parse(built.sdl) },
    { name: 'keepers', url, typeDefs: parse(keepers.sdl) },
  ]);
  const { resolvers } = keepers;
  const subgraphs = {
    lamps: { schema, contextFor: () => ({}) },
    keepers: {
      schema: buildSubgraphSchema({ typeDefs: parse(keepers.sdl), resolvers: resolvers as never }),
      contextFor: () => ({}),
    },
  };
  gateway = await startGateway({
    supergraphSdl: composed.supergraphSdl!,
    config: hubConfig({}),
    log: silent,
    subgraphs,
  });
});
afterAll(() => gateway.stop());

const ask = async (source: string, variableValues?: Record<string, unknown>) =>
  JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues, contextValue: {} })));
const ENTITIES = (fields: string) => `query ($r: [_Any!]!) { _entities(representations: $r) { ${fields} } }`;
const throughGateway = async (query: string) => (await post(gateway.url, query)).body;

test.each([
  ['introspection', /type Query/],
  ['@link', /@link\(url:"https:\/\/specs\.apollo\.dev\/federation\/v2\.9"/],
  ['@key with one field', /type Keeper@key\(fields:"email"\)/],
  ['@key with two fields, repeated', /type Lamp.*@key\(fields:"number street"\).*street/],
  ['@key with an object, repeated', /type Lamp.*@key\(fields:"number maker \{ id \}"\)/],
  ['@shareable', /type Size@shareable/],
  ['@inaccessible', /unit:String!@inaccessible/],
  ['@tag', /note:String!@tag\(name:"internal"\)/],
  ['@override', /name:String!@override\(from:"keepers"\)/],
  ['@provides', /keeper:Keeper!@provides\(fields:"lamps"\)/],
  ['@external and @requires', /lamps:Int!@external.*lampsPerYear:Int!@requires\(fields:"lamps years"\)/],
])('its own SDL tells of %s', (_, pattern) => {
  expect(sdl).toMatch(pattern);
});

test.each([[{ id: 'l1' }], [{ number: '7', street: 'Jalan Contoh' }], [{ number: '7', maker: { id: 'm1' } }]])(
  'an entity is found by the key %j',
  async (key) => {
    const r = [{ __typename: 'Lamp', ...key }];
    expect(await ask(ENTITIES('... on Lamp { id note }'), { r })).toEqual({
      data: { _entities: [{ id: 'l1', note: 'Catatan' }] },
    });
  },
);

test('an entity that is not here is null', async () => {
  const r = [{ __typename: 'Lamp', id: 'l9' }];
  expect(await ask(ENTITIES('... on Lamp { id }'), { r })).toEqual({ data: { _entities: [null] } });
});

test('what it provides it answers itself', async () => {
  const { data } = await ask('{ lamp(id: "l1") { keeper { email lamps } size { unit } } }');
  expect(data.lamp).toEqual({ keeper: { email: 'warga@contoh.invalid', lamps: 10 }, size: { unit: 'm' } });
});

test('through the gateway: required, taken over, shared and provided fields', async () => {
  expect(await throughGateway('{ lamp(id: "l1") { keeper { name lamps lampsPerYear } size { height } } }')).toEqual({
    // Provided with the lamp, so not the 20 that the keeper's own subgraph knows.
    data: {
      lamp: {
        keeper: { name: 'Warga Contoh', lamps: 10, lampsPerYear: 2 },
        size: { height: 6 },
      },
    },
  });
  expect(await throughGateway('{ keepers { name lampsPerYear } size { height } }')).toEqual({
    data: { keepers: [{ name: 'Warga Contoh', lampsPerYear: 4 }], size: { height: 1 } },
  });
});

test('through the gateway a hidden field cannot be asked for', async () => {
  const { errors } = await throughGateway('{ size { unit } }');
  expect(errors[0].message).toMatch(/Cannot query field "unit"/);
});

test('no trace is added for a gateway of Apollo that asks for one', async () => {
  const config = hubConfig({});
  const runtime = { config, log: silent, now: () => new Date() } as Runtime;
  const { url, stop } = await serveSchema(schema, async () => ({}), runtime);
  const body = '{"query":"{ __typename }"}';
  const signed = signViewer(PUBLIC_VIEWER, body, config.HUB_SECRET, new Date());
  const headers = { 'content-type': 'application/json', 'apollo-federation-include-trace': 'ftv1', ...signed };
  const traced = await fetch(url, { method: 'POST', headers, body });
  expect(await traced.json()).toEqual({ data: { __typename: 'Query' } });
  await stop();
});

test('a subgraph that is one extension has SDL and key, and finds its entity', async () => {
  const extension = { type: 'Lamp', field: 'repairs', sdl: 'type Repairs { count: Int! }' };
  const built = buildExtension(extension, async (id) => ({ count: id.length }));
  const source =
    'query ($r: [_Any!]!) { _service { sdl } _entities(representations: $r) { ... on Lamp { id repairs { count } } } }';
  const r = [{ __typename: 'Lamp', id: 'l1' }];
  const { data } = await graphql({ schema: built.schema, source, variableValues: { r }, contextValue: {} });
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    _service: { sdl: expect.stringMatching(/type Lamp\s+@key\(fields: "id"\)/) },
    _entities: [{ id: 'l1', repairs: { count: 2 } }],
  });
});
