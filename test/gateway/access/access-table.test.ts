import { expect, test } from '@jest/globals';
import { accessTable } from '../../../gateway/access/access-table.ts';
import { inWords } from '../../../gateway/access/requirement.ts';
import { composedOf, supergraphText } from './graphs.ts';

/** What it takes to ask for each coordinate of these, in words. */
function needsIn(supergraphSdl: string, ...coordinates: string[]): Record<string, string[]> {
  const { needs, requirements } = accessTable(supergraphSdl);
  const words = (coordinate: string) =>
    (needs.get(coordinate) ?? []).flatMap((place) => requirements[place] ?? []).map(inWords);
  return Object.fromEntries(coordinates.map((coordinate) => [coordinate, words(coordinate).sort()]));
}

const LOGIN = 'a login (Authorization: Bearer <token>)';

test('rules of one field in two subgraphs are all asked for, and those of its type and its answer’s type', () => {
  const needs = needsIn(
    composedOf({
      a: `type Query { t: T  free: Int }
          type T @key(fields: "id") @authenticated { id: ID! @shareable  name: String @shareable @requiresScopes(scopes: [["a"], ["b"]])  level: Level  at: At }
          enum Level @policy(policies: [["p", "q"]]) { LOW } scalar At @authenticated`,
      b: 'type T @key(fields: "id") { id: ID! @shareable  name: String @shareable @requiresScopes(scopes: [["c"]]) }',
    }),
    'Query.t',
    'Query.free',
    'T.name',
    'T.level',
    'T.at',
  );
  expect(needs).toEqual({
    'Query.t': [LOGIN],
    'Query.free': [],
    'T.name': [LOGIN, 'scope a and c, or b and c'],
    'T.level': [LOGIN, 'policy p and q'],
    'T.at': [LOGIN],
  });
});

test('an interface asks for what its implementations ask, an implementation without a rule stays free', () => {
  const needs = needsIn(
    composedOf({
      a: `type Query { node: Node  nodes: [Other!]! }
          interface Node { id: ID! name: String }
          type Free implements Node { id: ID! name: String }
          type Bound implements Node { id: ID! name: String @requiresScopes(scopes: [["n"]]) }
          interface Other { id: ID! }
          type Whole implements Other @authenticated { id: ID! }
          type Part implements Other { id: ID! }`,
    }),
    'Node.id',
    'Node.name',
    'Free.name',
    'Bound.name',
    'Query.nodes',
    'Other.id',
    'Part.id',
  );
  expect(needs).toEqual({
    'Node.id': [],
    'Node.name': ['scope n'],
    'Free.name': [],
    'Bound.name': ['scope n'],
    'Query.nodes': [LOGIN],
    'Other.id': [LOGIN],
    'Part.id': [],
  });
});

test('GHSA-mx7m-j9xf-62hw: a rule written on an interface holds for every object behind it', () => {
  const needs = needsIn(
    supergraphText(`type Query { node: Node  x: X }
      interface Node @authenticated { id: ID!  name: String @requiresScopes(scopes: [["n"]]) }
      type X implements Node { id: ID!  name: String  own: Int }`),
    'Query.node',
    'Query.x',
    'X.name',
    'X.id',
  );
  expect(needs).toEqual({
    'Query.node': [LOGIN],
    'Query.x': [LOGIN],
    'X.name': [LOGIN, 'scope n'],
    'X.id': [LOGIN],
  });
});

test('GHSA-m8jr-fxqx-8xx6: a field needs what is needed for the fields that are read for it, however far', () => {
  const needs = needsIn(
    supergraphText(`type Query { t: T }
      type T @context(name: "a__ctx") { id: ID!  u: U
        secret: String @authenticated
        far: String @join__field(graph: A, requires: "secret")
        further: String @join__field(graph: A, requires: "u { ... on U { deep } } far") }
      type U { deep: String @policy(policies: [["d"]])
        set: Int @join__field(graph: A, contextArguments: [{ context: "a__ctx", name: "x", type: "String", selection: "{ secret }" }]) }`),
    'T.far',
    'T.further',
    'U.set',
    'T.u',
  );
  expect(needs).toEqual({
    'T.far': [LOGIN],
    'T.further': [LOGIN, 'policy d'],
    'U.set': [LOGIN],
    'T.u': [],
  });
});

test('directives imported under other names are the same rules', () => {
  const needs = needsIn(
    composedOf(
      { a: 'type Query { a: String @login  b: String @needs(scopes: [["b"]])  c: String @rule(policies: [["c"]]) }' },
      '{ name: "@authenticated", as: "@login" }, { name: "@requiresScopes", as: "@needs" }, { name: "@policy", as: "@rule" }',
    ),
    'Query.a',
    'Query.b',
    'Query.c',
  );
  expect(needs).toEqual({ 'Query.a': [LOGIN], 'Query.b': ['scope b'], 'Query.c': ['policy c'] });
});
