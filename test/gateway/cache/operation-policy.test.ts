import { expect, test } from '@jest/globals';
import { buildASTSchema, getOperationAST, parse } from 'graphql';
import { readCacheRules } from '../../../gateway/cache/cache-rules.ts';
import { operationPolicy } from '../../../gateway/cache/operation-policy.ts';

const GRAPH = parse(`
  directive @cacheControl(maxAge: Int, scope: Scope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum Scope { PUBLIC PRIVATE }
  type Query {
    book(id: ID): Book @cacheControl(maxAge: 300)
    shelf: Shelf @cacheControl(maxAge: 60)
    mine: Book @cacheControl(maxAge: 300, scope: PRIVATE)
    any: Thing @cacheControl(maxAge: 300)
    named: Named
    count: Int
    unset: Book
  }
  type Mutation { add: Book @cacheControl(maxAge: 300) }
  type Book @cacheControl(inheritMaxAge: true) { title: String  sold: Int @cacheControl(maxAge: 10)  twin: Book  notes: Note  owner: String @cacheControl(scope: PRIVATE) }
  type Shelf { name: String  books: [Book] }
  type Note { text: String }
  interface Thing { name: String  size: Int }
  type Car implements Thing { name: String  size: Int @cacheControl(maxAge: 5) }
  type Named @cacheControl(maxAge: 30) { name: String }
`);
const schema = buildASTSchema(GRAPH);
const rules = readCacheRules(GRAPH);

test.each<[string, string, number, ('PRIVATE' | 'PUBLIC')?]>([
  ['a root field with a hint', '{ book { title } }', 300],
  ['an object that is kept with its owner', '{ book { twin { title } } }', 300],
  ['two root fields: the least age', '{ book { title } shelf { name } }', 60],
  ['a value with a hint of its own', '{ book { title sold } }', 10],
  ['the same within a fragment', '{ book { ...F } } fragment F on Book { sold }', 10],
  ['a field that may be left out', 'query Q($x: Boolean!) { book { title sold @include(if: $x) } }', 10],
  ['a type with an age', '{ named { name } }', 30],
  ['a field behind an interface: that of every implementation', '{ any { size } }', 5],
  ['an object without a hint', '{ book { title notes { text } } }', 0],
  ['a root field without a hint', '{ book { title } unset { title } }', 0],
  ['a root value without a hint', '{ book { title } count }', 0],
  ['a question about the schema', '{ book { title } __schema { queryType { name } } }', 0],
  ['nothing but a type name', '{ __typename }', 0],
  ['a mutation', 'mutation { add { title } }', 0],
  ['a private root field', '{ mine { title } }', 300, 'PRIVATE'],
  ['a private value makes all private', '{ book { title owner } shelf { name } }', 60, 'PRIVATE'],
])('%s', (_, text, maxAge, scope = 'PUBLIC') => {
  const document = parse(text);
  const operation = getOperationAST(document)!;
  const policy = operationPolicy(rules, schema, document, operation);
  expect(policy.maxAge).toBe(maxAge);
  if (maxAge > 0) expect(policy.scope).toBe(scope);
});

test('operations of one document are judged apart', () => {
  const document = parse('query A { book { title } } query B { unset { title } }');
  const ages = ['A', 'B'].map(
    (name) => operationPolicy(rules, schema, document, getOperationAST(document, name)!).maxAge,
  );
  expect(ages).toEqual([300, 0]);
});
