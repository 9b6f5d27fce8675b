import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { stripSecurity } from '../../../gateway/supergraph/strip-security.ts';
import { supergraphOf } from '../support.ts';

test('the directives that Apollo’s gateway refuses are gone with their definitions, all else stays', () => {
  const full = supergraphOf();
  const stripped = stripSecurity(full);
  expect(full).toMatch(/@policy/);
  expect(stripped).not.toMatch(/@policy|policy__Policy|@authenticated|policy\/v/);
  expect(stripped).toMatch(/secret: String/);
  expect(stripped).toMatch(/@join__type\(graph: BOOKS, key: "id"\)/);
});

const IMPORTS: [string, string][] = [
  ['under their own names', '"@authenticated", "@requiresScopes", "@policy", "@cost", "@listSize", "@inaccessible"'],
  [
    'under other names',
    '{ name: "@authenticated", as: "@login" }, { name: "@requiresScopes", as: "@needs" }, ' +
      '{ name: "@policy", as: "@rule" }, { name: "@cost", as: "@price" }, "@listSize", "@inaccessible"',
  ],
];
test.each(IMPORTS)('Apollo’s gateway starts with every security directive imported %s', async (_, imports) => {
  const renamed = imports.includes('@login');
  const name = (own: string, other: string) => (renamed ? other : own);
  const { supergraphSdl, errors } = composeServices([
    {
      name: 'shop',
      url: 'http://127.0.0.1:1/',
      typeDefs: parse(`
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])
        type Query {
          a: String @${name('authenticated', 'login')} @${name('cost', 'price')}(weight: 3)
          b(first: Int!): [String] @${name('requiresScopes', 'needs')}(scopes: [["b"]]) @listSize(slicingArguments: ["first"])
          c: String @${name('policy', 'rule')}(policies: [["c"]])
          hidden: String @inaccessible
        }`),
    },
  ]);
  expect(errors).toBeUndefined();
  const gateway = new ApolloGateway({ supergraphSdl: stripSecurity(supergraphSdl ?? '') });
  const { schema } = await gateway.load();
  await gateway.stop();
  expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).toEqual(['a', 'b', 'c']);
  expect(Object.keys(schema.getTypeMap()).filter((type) => type.includes('__Policy'))).toEqual([]);
});
