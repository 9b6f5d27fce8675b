import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Call, canned } from './canned.ts';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';
const SDL = {
  books: `${LINK}
    type Query { books: [Book]  strict: [Book!]! }
    type Book { author: Author }
    type Author @key(fields: "id") { id: ID! }`,
  authors: `${LINK}
    type Author @key(fields: "id") { id: ID!  name: String!  born: Int }`,
};

const book = (author: string) => ({ author: { __typename: 'Author', id: author } });
let authors: (call: Call) => unknown;
let books: () => unknown;
let hub: Awaited<ReturnType<typeof canned>>;

beforeAll(async () => {
  hub = await canned(SDL, (call) => (call.subgraph === 'books' ? books() : authors(call)));
});
beforeEach(() => void hub.calls.splice(0));

const TWICE = '{ books { author { name } } strict { author { born } } }';
const twice = () => ({ data: { books: [book('7')], strict: [book('8')] } });
const joined = () => ({ data: { e0_: [{ name: 'Author 7' }], e1_: [{ born: 1900 }] } });

test('what one subgraph is asked at two places in one moment is one call', async () => {
  books = twice;
  authors = joined;
  const { data } = await hub.ask(TWICE);
  expect(data).toEqual({ books: [{ author: { name: 'Author 7' } }], strict: [{ author: { born: 1900 } }] });
  expect(hub.calls).toHaveLength(2);
});

test('an error in such a call stands where it belongs', async () => {
  books = twice;
  authors = () => ({ data: joined().data, errors: [{ message: 'no', path: ['e1_', 0, 'born'] }] });
  expect((await hub.ask(TWICE)).errors[0].path).toEqual(['strict', 0, 'author', 'born']);
});

test('if such a call comes to nothing, each is asked alone', async () => {
  books = twice;
  authors = ({ query }) =>
    query.includes('e0_')
      ? { data: null, errors: [{ message: 'no' }] }
      : { data: { _entities: [query.includes('born') ? { born: 1900 } : { name: 'Author 7' }] } };
  const { data, errors } = await hub.ask(TWICE);
  expect(data).toEqual({ books: [{ author: { name: 'Author 7' } }], strict: [{ author: { born: 1900 } }] });
  expect([errors, hub.calls.length]).toEqual([undefined, 4]);
});
