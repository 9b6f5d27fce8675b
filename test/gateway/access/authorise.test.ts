import { expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { authoriser, type RefusalMode } from '../../../gateway/access/authorise.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/common/identity/viewer.ts';
import { composedOf } from './graphs.ts';

const SUPERGRAPH = composedOf({
  a: `type Query { me: Person  people: [Person!]!  strict: Strict  found: [Found]  node: Node  login: Int @authenticated  must: Int! @authenticated }
      type Mutation { change: Person  forbidden: Int @authenticated }
      interface Node { id: ID! name: String }
      union Found = Person | Secret
      type Person implements Node { id: ID!  name: String @authenticated  friends: [Person]  born: Int }
      type Secret implements Node @authenticated { id: ID!  name: String }
      type Strict { id: ID!  code: String! @authenticated }`,
});
const KNOWN: Viewer = { ...PUBLIC_VIEWER, role: 'REPORTER', userId: 'w-1' };

const ask = (query: string, variables = {}, viewer = PUBLIC_VIEWER, mode: RefusalMode = 'partial') =>
  authoriser(SUPERGRAPH, mode)({ documentId: query, document: parse(query), variables }, viewer);

/** What of an operation is executed for the public, in one line, and where errors are. */
function part(query: string, variables = {}) {
  const permission = ask(query, variables);
  if (permission.grants !== 'part') return permission.grants;
  const asked = print(permission.operation.document).replaceAll(/\s+/g, ' ');
  return { asked, errors: permission.errors.map(({ path }) => path?.join('.')), close: permission.close };
}

test.each([
  ['a field', '{ me { born name } }', '{ me { born refused_name: __typename } }', ['me.name']],
  ['a field under another name', '{ me { n: name } }', '{ me { refused_n: __typename } }', ['me.n']],
  ['a field of the root', '{ login me { id } }', '{ refused_login: __typename me { id } }', ['login']],
  [
    'a field in a list',
    '{ people { friends { name } } }',
    '{ people { friends { refused_name: __typename } } }',
    ['people.@.friends.@.name'],
  ],
  [
    'a field in a fragment',
    '{ me { ...P } } fragment P on Person { name }',
    '{ me { ...P } } fragment P on Person { refused_name: __typename }',
    ['me.name'],
  ],
  [
    'a type behind a union',
    '{ found { __typename ... on Secret { id } } }',
    '{ found { __typename ... on Secret { refused_id: __typename } } }',
    ['found.@.id'],
  ],
  ['an interface with a stricter implementation', '{ node { id } }', '{ refused_node: __typename }', ['node']],
  ['a name the stand-in would take', '{ me { refused_name: id name } }', /rerefused_name: __typename/, ['me.name']],
])('%s that is not allowed is taken out', (_, query, asked, errors) => {
  const { asked: executed, errors: told } = part(query) as { asked: string; errors: string[] };
  if (typeof asked === 'string') expect(executed).toBe(asked);
  else expect(executed).toMatch(asked);
  expect(told).toEqual(errors);
});

test.each(['{ me { born friends { id __typename } } }', '{ __schema { types { name } } __typename }'])(
  'what is free is executed as it is: %s',
  (query) => expect(part(query)).toBe('all'),
);

test('who has what it takes gets all', () => {
  expect(ask('{ login me { name } found { ... on Secret { id } } }', {}, KNOWN)).toEqual({ grants: 'all' });
});

test('the error says what it takes and what helps', () => {
  const permission = ask('{ me { name } }');
  expect(permission).toMatchObject({
    errors: [
      {
        message: 'This viewer may not ask for Person.name. It takes a login (Authorization: Bearer <token>).',
        path: ['me', 'name'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', remedy: 'ASK_OPERATOR' },
      },
    ],
  });
});

test.each(['mutation { change { id } forbidden }', 'mutation { change { name } }'])(
  'a mutation with a refused part is refused whole: %s',
  (query) => expect(part(query)).toBe('nothing'),
);

test('where the hub is told to refuse, a query with a refused part is refused whole', () => {
  expect(ask('{ me { id name } }', {}, PUBLIC_VIEWER, 'refuse')).toMatchObject({ grants: 'nothing' });
  expect(ask('{ me { id name } }', {}, KNOWN, 'refuse')).toEqual({ grants: 'all' });
});

test('conditions decide what counts as asked, and stay in the operation', () => {
  const query =
    'query ($a: Boolean = true, $b: Boolean!) { me { name @include(if: $a) ... @skip(if: $b) { n: name } } }';
  expect(part(query, { b: false })).toMatchObject({ errors: ['me.name', 'me.n'] });
  expect(part(query, { a: false, b: false })).toMatchObject({ errors: ['me.n'] });
  expect(part(query, { a: false, b: true })).toMatchObject({
    errors: [],
    asked: expect.stringContaining('__typename @include'),
  });
  expect(part('{ me { id name @skip(if: true) } }')).toBe('all');
});

test('null stands where the field was asked; where none may stand, it takes the object along', () => {
  const query = '{ me { born name id } strict { id code } people { friends { name } } }';
  const { close } = part(query) as Extract<ReturnType<typeof part>, object>;
  const answer = close({
    me: { born: 1990, refused_name: 'Person', id: '1' },
    strict: { id: '2', refused_code: 'Strict' },
    people: [{ friends: [null, { refused_name: 'Person' }] }, { friends: null }],
  });
  expect(JSON.stringify(answer)).toBe(
    '{"me":{"born":1990,"name":null,"id":"1"},"strict":null,"people":[{"friends":[null,{"name":null}]},{"friends":null}]}',
  );
  const root = part('{ must me { id } }') as Extract<ReturnType<typeof part>, object>;
  expect(root.close({ refused_must: 'Query', me: { id: '1' } })).toBeNull();
});

test('a name taken out in one fragment and not in another is null where both hold', () => {
  const { close } = part('{ found { ... on Person { n: id } ... on Secret { n: id } } }') as Extract<
    ReturnType<typeof part>,
    object
  >;
  expect(close({ found: [{ n: '1' }, { refused_n: 'Secret' }] })).toEqual({ found: [{ n: '1' }, null] });
});

test.each(['', '@include(if: $no)'])(
  'fragments in fragments to the thirtieth power are looked at in a moment %s',
  (condition) => {
    const fragments = Array.from(
      { length: 30 },
      (_, n) => `fragment F${n} on Person { a: friends { ...F${n + 1} ...F${n + 1} } b: friends { ...F${n + 1} } }`,
    );
    const startedAt = performance.now();
    const permission = ask(
      `query ($no: Boolean = false) { me { ...F0 } } ${fragments.join(' ')} fragment F30 on Person { name ${condition} }`,
    );
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(permission).toMatchObject({ grants: 'part' });
    expect(permission).toHaveProperty('errors.length', condition ? 0 : 100);
  },
);

test('an operation whose conditions make more places than can be looked at is refused', () => {
  const variables = Array.from({ length: 30 }, (_, n) => `$v${n}: Boolean!`).join(' ');
  const fragments = Array.from(
    { length: 30 },
    (_, n) =>
      `fragment F${n} on Person { a: friends @include(if: $v${n}) { ...F${n + 1} } b: friends { ...F${n + 1} } }`,
  ).join(' ');
  const bomb = `query (${variables}) { me { ...F0 } } ${fragments} fragment F30 on Person { name }`;
  expect(() => ask(bomb)).toThrow('more than 20000 different places');
});
