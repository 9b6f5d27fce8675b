import { beforeEach, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { type Call, canned } from './canned.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const SDL = {
  books: `${LINK}
    type Query { books: [Book]  strict: [Book!]!  kind(of: Int): Kind }
    type Mutation { add(id: ID!): Book }
    enum Kind { NOVEL ATLAS }
    type Book @key(fields: "id") { id: ID!  title: String  author: Author }
    type Author @key(fields: "id") { id: ID! }`,
  authors: `${LINK}
    type Mutation { hire(id: ID!): Author }
    type Author @key(fields: "id") { id: ID!  name: String!  born: Int  best: Book }
    type Book @key(fields: "id") { id: ID! }`,
};

const book = (id: number, author: number) => ({
  id: `${id}`,
  title: `Book ${id}`,
  author: { __typename: 'Author', id: `${author}` },
});
const BOOKS = [book(0, 7), null, book(1, 8), book(2, 7)];

/** What the subgraph of authors answers. */
let authors: (call: Call) => unknown;
/** What the subgraph of books answers. */
let books: (call: Call) => unknown;
let hub: Awaited<ReturnType<typeof canned>>;

beforeEach(async () => {
  books = () => ({ data: { books: structuredClone(BOOKS) } });
  authors = ({ variables }) => ({
    data: {
      _entities: (variables.representations as { id: string }[]).map(({ id }) => ({
        __typename: 'Author',
        name: `Author ${id}`,
      })),
    },
  });
  hub ??= await canned(SDL, (call) => (call.subgraph === 'books' ? books(call) : authors(call)));
  hub.calls.length = 0;
});

const QUERY = '{ books { author { name } } }';

test('an author of two books is asked for once and stands at both', async () => {
  const { data } = await hub.ask(QUERY);
  expect(hub.calls[1]?.variables.representations).toEqual([
    { __typename: 'Author', id: '7' },
    { __typename: 'Author', id: '8' },
  ]);
  expect(data.books.map((one: { author: { name: string } } | null) => one?.author.name)).toEqual([
    'Author 7',
    undefined,
    'Author 8',
    'Author 7',
  ]);
});

test('the error of such an author stands at both books, by their indexes and the client’s names', async () => {
  books = () => ({ data: { a_list: BOOKS.map((one) => one && { a_by: { ...one.author } }) } });
  authors = () => ({
    data: { _entities: [null, { a_called: 'Author 8' }] },
    errors: [{ message: 'no', path: ['_entities', 0, 'a_called'], extensions: { code: 'AUTHOR_NOT_FOUND' } }],
  });
  const { data, errors } = await hub.ask('{ list: books { by: author { called: name } } }');
  expect(data.list).toEqual([{ by: null }, null, { by: { called: 'Author 8' } }, { by: null }]);
  expect(errors.map(({ path }: GraphQLError) => path)).toEqual([
    ['list', 0, 'by', 'called'],
    ['list', 3, 'by', 'called'],
  ]);
  expect(errors[0].extensions.code).toBe('AUTHOR_NOT_FOUND');
});

test('an error within what equal entities share stands once at each place', async () => {
  const best = { __typename: 'Book', id: '9' };
  authors = () => ({ data: { _entities: [{ best: { ...best } }, { best: null }] } });
  books = ({ query }) =>
    query.includes('_entities')
      ? { data: { _entities: [{ title: null }] }, errors: [{ message: 'no', path: ['_entities', 0, 'title'] }] }
      : { data: { books: structuredClone(BOOKS) } };
  const { errors } = await hub.ask('{ books { author { best { title } } } }');
  expect(errors.map(({ path }: GraphQLError) => path?.slice(0, 2))).toEqual([
    ['books', 0],
    ['books', 3],
  ]);
});

test.each<[string, () => unknown, string]>([
  [
    'fails',
    () => Promise.reject(new GraphQLError('gone', { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } })),
    'SUBGRAPH_UNAVAILABLE',
  ],
  ['sends too few entities', () => ({ data: { _entities: [] } }), 'INTERNAL_SERVER_ERROR'],
  ['sends data that is null', () => ({ data: null, errors: [{ message: 'no' }] }), 'DOWNSTREAM_SERVICE_ERROR'],
])('a subgraph that %s costs its own fields only', async (_, answer, code) => {
  authors = answer;
  const { data, errors } = await hub.ask('{ books { title author { born } } }');
  expect(data.books[0]).toEqual({ title: 'Book 0', author: { born: null } });
  expect(errors).toHaveLength(1);
  expect(errors[0].extensions?.code ?? 'INTERNAL_SERVER_ERROR').toBe(code);
});

test('what a client calls like a key is not taken for the key', async () => {
  books = () => ({ data: { books: [{ a_id: 'Book 0', author: { __typename: 'Author', id: '7' } }] } });
  authors = () => ({ data: { _entities: [{ a1_id: 'Author 7', a___proto__: 'Author 7' }] } });
  const { data } = await hub.ask('{ books { id: title author { id: name __proto__: name } } }');
  expect(hub.calls[1]?.variables.representations).toEqual([{ __typename: 'Author', id: '7' }]);
  expect(JSON.stringify(data.books[0])).toBe('{"id":"Book 0","author":{"id":"Author 7","__proto__":"Author 7"}}');
});

test('a null where none may be goes up to what may be null, and is explained', async () => {
  books = () => ({ data: { strict: [{ title: 'Book 0' }, null] } });
  expect(await hub.ask('{ strict { title } }')).toEqual({
    data: null,
    extensions: {
      valueCompletion: [
        {
          message: 'Cannot return null for non-nullable array element of type Book at index 1.',
          path: ['strict', 1],
          extensions: { code: 'INVALID_GRAPHQL' },
        },
      ],
    },
  });
});

test('mutations are done one after the other, and go on after a failure', async () => {
  authors = () => Promise.reject(new GraphQLError('gone'));
  books = ({ query }) => ({ data: { [query.includes('a_one') ? 'a_one' : 'a_three']: { id: '1' } } });
  const { data, errors } = await hub.ask(
    'mutation { one: add(id: 1) { id } two: hire(id: 2) { id } three: add(id: 3) { id } }',
  );
  expect(hub.calls.map(({ subgraph }) => subgraph)).toEqual(['books', 'authors', 'books']);
  expect(data).toEqual({ one: { id: '1' }, two: null, three: { id: '1' } });
  expect(errors[0].message).toBe('gone');
});

test('a value outside its enum is null', async () => {
  books = () => ({ data: { kind: 'SCROLL' } });
  expect((await hub.ask('{ kind }')).data).toEqual({ kind: null });
});

test('questions about the schema are answered with their variables and conditions, without asking anybody', async () => {
  const query =
    'query($type: String!, $more: Boolean! = false) { a: __type(name: $type) { name ... on __Type @include(if: $more) { kind } } __typename }';
  expect((await hub.ask(query, { type: 'Kind' })).data).toEqual({ a: { name: 'Kind' }, __typename: 'Query' });
  expect((await hub.ask(query, { type: 'Book', more: true })).data.a).toEqual({ name: 'Book', kind: 'OBJECT' });
  expect(hub.calls).toEqual([]);
});

test('variables that do not fit are told as Apollo tells them', async () => {
  const { errors } = await hub.ask('query($of: Int) { kind(of: $of) }', { of: 'x' });
  expect(errors[0].message).toMatch(/^Variable "\$of" got invalid value "x"/);
});

test('after a swap of the supergraph the operation is compiled anew', async () => {
  const own = await canned({ books: SDL.books, authors: SDL.authors }, (call) =>
    call.subgraph === 'books' ? books(call) : authors(call),
  );
  await own.ask(QUERY);
  own.calls.length = 0;
  own.update({
    books: SDL.books.replace('type Author @key(fields: "id") { id: ID! }', 'type Author { name: String! }'),
  });
  await own.ask(QUERY);
  expect(own.calls.map(({ subgraph }) => subgraph)).toEqual(['books']);
});

test('what ours refuses goes to Apollo’s executor, counted by its reason', async () => {
  await expect(hub.ask('query A { books { id } }', {}, 'B')).rejects.toThrow(/Unknown operation named "B"/);
  expect([...hub.gateway.fallback.counts]).toEqual([['no such operation', 1]]);
});
