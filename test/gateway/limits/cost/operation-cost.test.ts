import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { readCostRules } from '../../../../gateway/limits/cost/cost-rules.ts';
import { operationCost } from '../../../../gateway/limits/cost/operation-cost.ts';

const rules = readCostRules(`
  schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: [{ name: "@listSize", as: "@size" }]) { query: Query mutation: Mutation }
  directive @link(url: String, import: [Import]) repeatable on SCHEMA
  scalar Import
  directive @cost(weight: Int!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
  directive @size(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
  type Query {
    book: Book
    title: String
    dear: String @cost(weight: 7)
    books(first: Int, last: Int): [Book!]! @size(slicingArguments: ["first", "last"], assumedSize: 20)
    shelf(first: Int! = 5): [Book!]! @size(slicingArguments: ["first", "last"])
    free(first: Int, last: Int): [Book] @size(slicingArguments: ["first", "last"], assumedSize: 20, requireOneSlicingArgument: false)
    page(first: Int): BookConnection! @size(slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)
    find(by: Filter, near: Point @cost(weight: 3)): Book
    anything: Thing
  }
  type Mutation { add(book: Filter!): Book }
  interface Thing { id: ID }
  scalar Point
  scalar Heavy @cost(weight: 2)
  input Filter { title: String author: Filter words: [String] @cost(weight: 4) }
  type Book implements Thing { id: ID pages: [Page!]! heavy: Heavy next: Book tags: [String] }
  type Page implements Thing @cost(weight: 5) { id: ID text: String }
  type BookConnection { edges: [Edge!]! total: Int @cost(weight: 10) more: [Edge!]! }
  type Edge { node: Book! }
`);
const costOf = (text: string, operation: string | null = null) => operationCost(rules, parse(text), operation, 10);

test.each<[string, string, number, Record<string, unknown>?]>([
  ['a plain value costs nothing', '{ title __typename }', 0],
  ['unless its field says so', '{ dear }', 7],
  ['or its type', '{ book { heavy } }', 3],
  ['an object costs 1', '{ book { id next { id } } }', 2],
  ['a list about which nothing is said is 10 long', '{ book { pages { text } } }', 1 + 10 * 5],
  ['plain values in a list cost nothing', '{ book { tags } }', 1],
  ['a list is as long as asked', '{ books(first: 3) { id next { id } } }', 3 * 2],
  ['by a variable', 'query ($n: Int) { books(first: $n) { id } }', 4, { n: 4 }],
  ['by the default of a variable', 'query ($n: Int = 6) { books(first: $n) { id } }', 6],
  ['by the default of the argument', '{ shelf { id } }', 5],
  ['or as assumed, when the variable has no value', 'query ($n: Int) { books(first: $n) { id } }', 20],
  ['or when no argument need be there', '{ free { id } }', 20],
  ['by the larger of two', '{ free(first: 2, last: 3) { id } }', 3],
  ['a negative length is none', '{ books(first: -5) { id } }', 0],
  [
    'the size counts for the sized fields, not the others',
    '{ page(first: 2) { edges { node { id } } more { node { id } } total } }',
    1 + 2 * 2 + 10 * 2 + 10,
  ],
  [
    'also when they stand in a fragment',
    '{ page(first: 2) { ...p } } fragment p on BookConnection { edges { node { id } } }',
    1 + 2 * 2,
  ],
  ['lists in lists multiply', '{ books(first: 50) { pages { id } } }', 50 * (1 + 10 * 5)],
  [
    'an input object costs 1, what is in it what it says',
    '{ find(by: { author: { words: ["a", "b"] } }) { id } }',
    1 + 2 + 2 * 4,
  ],
  [
    'also as a variable',
    'query ($by: Filter) { find(by: $by) { id } }',
    1 + 2 + 4,
    { by: { author: { words: ['a'] } } },
  ],
  ['an argument can cost', '{ find(near: "1,2") { id } }', 1 + 3],
  ['a mutation costs 10', 'mutation { add(book: { title: "a" }) { id } }', 10 + 1 + 1],
  [
    'what is skipped costs nothing',
    'query ($no: Boolean!) { book @skip(if: $no) { id } title books(first: 9) @include(if: false) { id } }',
    0,
    { no: true },
  ],
  [
    'a skipped fragment too',
    'query ($yes: Boolean!) { ...f @include(if: $yes) } fragment f on Query { book { id } }',
    0,
    { yes: false },
  ],
  [
    'what stands twice costs once',
    '{ book { id } book { next { id } } ...f } fragment f on Query { book { id next { next { id } } } }',
    3,
  ],
  ['aliases cost each', '{ a: book { id } b: book { id } }', 2],
  ['types of an interface are added up', '{ anything { id ... on Book { next { id } } ... on Page { text } } }', 2],
  ['introspection costs nothing', '{ __schema { types { fields { name } } } }', 0],
])('%s', (_, text, cost, variables = {}) => {
  expect(costOf(text).requested(variables)).toBe(cost);
});

test.each([
  ['no', '{ books { id } }'],
  ['two', '{ books(first: 1, last: 1) { id } }'],
])('a list with %s slicing argument is refused where it takes exactly one', (_, text) => {
  expect(() => costOf(text)).toThrow('books takes exactly one of these arguments: first, last.');
});

test('the actual cost is that of what came', () => {
  const cost = costOf(
    '{ books(first: 50) { id pages { text } next { id } } page(first: 9) { edges { node { heavy } } total } }',
  );
  const book = { id: '1', pages: [{ text: 'a' }, { text: 'b' }], next: null };
  const data = { books: [book, book], page: { edges: [{ node: { heavy: 1 } }], total: null } };
  expect(cost.actual(data, {})).toBe(2 * (1 + 2 * 5) + 1 + 1 + 1 + 2);
  expect(cost.actual(null, {})).toBe(0);
});

test('the actual cost is never above the requested one when no list is longer than asked', () => {
  const text = '{ anything { ... on Book { x: next { id } } ... on Page { x: id } } }';
  expect(costOf(text).actual({ anything: { x: { id: '1' } } }, {})).toBeLessThanOrEqual(costOf(text).requested({}));
});

test('the dearest places are named, without what lies inside them', () => {
  const cost = costOf('{ books(first: 50) { pages { id } next { pages { text } } } title }');
  expect(cost.dearest({})).toEqual([
    { path: 'books.pages', cost: 2500 },
    { path: 'books.next.pages', cost: 2500 },
    { path: 'books', cost: 50 },
  ]);
});

test('each operation of a document has its own cost', () => {
  const text = 'query A { book { id } } query B { dear }';
  const document = parse(text);
  expect(operationCost(rules, document, 'A', 10).requested({})).toBe(1);
  expect(operationCost(rules, document, 'B', 10).requested({})).toBe(7);
  expect(operationCost(rules, document, 'A', 10)).toBe(operationCost(rules, document, 'A', 10));
});
