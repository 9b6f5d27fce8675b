import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { compileLeaf } from '../../../../gateway/execution/compile/leaf.ts';
import { mergeInto } from '../../../../gateway/execution/compile/merge.ts';
import { placesAt, targetsAt } from '../../../../gateway/execution/compile/places.ts';
import { compileRepresentation } from '../../../../gateway/execution/compile/representations.ts';
import { compileRewrites } from '../../../../gateway/execution/compile/rewrites.ts';
import { TypeNames } from '../../../../gateway/execution/compile/type-names.ts';

const schema = buildSchema(
  'type Query { a: Named } interface Named { name: String } type Book implements Named { name: String } scalar Json enum Kind { NOVEL }',
);
const types = new TypeNames(schema);

test.each<[string, object, object, object]>([
  ['objects are joined', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
  [
    'lists of equal length are joined',
    { a: [{ b: 1 }, null] },
    { a: [{ c: 2 }, { c: 3 }] },
    { a: [{ b: 1, c: 2 }, { c: 3 }] },
  ],
  ['other lists are replaced', { a: [{ b: 1 }] }, { a: [] }, { a: [] }],
  ['null overwrites', { a: { b: 1 } }, { a: null }, { a: null }],
  ['an interface is no concrete type', { __typename: 'Book' }, { __typename: 'Named' }, { __typename: 'Book' }],
  [
    'a concrete type is more than an interface',
    { __typename: 'Named' },
    { __typename: 'Book' },
    { __typename: 'Book' },
  ],
  ['what every object has is no field', {}, { constructor: { a: 1 } }, { constructor: { a: 1 } }],
  ['nobody’s prototype is set', {}, JSON.parse('{"__proto__":{"a":1}}'), {}],
])('merging: %s', (_, target, source, merged) => {
  mergeInto(target as never, source as never, types.abstract);
  expect(target).toEqual(merged);
});

test.each<[unknown, unknown]>([
  [0, 0],
  ['', ''],
  [null, null],
  [false, false],
])('a renamed field keeps %j', (value, kept) => {
  const rename = compileRewrites(
    [{ kind: 'KeyRenamer', path: ['... on Named', 'name__alias_0'], renameKeyTo: 'name' }],
    types,
  );
  const book = { __typename: 'Book', name__alias_0: value };
  rename([book]);
  expect(book).toEqual({ __typename: 'Book', name: kept });
});

test.each<[string, object, unknown]>([
  [
    'all that is required',
    { __typename: 'Book', id: '1', sizes: [[{ x: 1, y: 2 }]], more: 1 },
    { __typename: 'Book', id: '1', sizes: [[{ x: 1 }]] },
  ],
  ['nulls', { __typename: 'Book', id: '1', sizes: null }, { __typename: 'Book', id: '1', sizes: null }],
  ['nothing where a field is missing', { __typename: 'Book', id: '1' }, {}],
  ['nothing for another type', { __typename: 'Film', id: '1', sizes: [] }, {}],
])('a representation has %s', (_, entity, representation) => {
  const field = (name: string) => ({ kind: 'Field', name }) as const;
  const selections = [field('__typename'), field('id'), { ...field('sizes'), selections: [field('x')] }];
  const represent = compileRepresentation([{ kind: 'InlineFragment', typeCondition: 'Named', selections }], types);
  expect(represent(entity as never)).toEqual(representation);
});

test('places are found through nested lists and nulls', () => {
  const data = { a: [[{ b: { c: 1 } }, null], null, [{ b: { c: 2 } }, { b: null }]] };
  const path = ['a', '@', '@', 'b'];
  expect(targetsAt(data, path)).toEqual([{ c: 1 }, { c: 2 }]);
  expect([...placesAt(data, path).values()]).toEqual([[['a', 0, 0, 'b']], [['a', 2, 0, 'b']]]);
});

test.each<[string, unknown, string | undefined]>([
  ['String', 'a "b" \n', '"a \\"b\\" \\n"'],
  ['String', 'ä\u2028😀', '"ä\u2028😀"'],
  ['String', '\ud800', '"\\ud800"'],
  ['String', 1, undefined],
  ['Int', 7, '7'],
  ['Int', 7.5, undefined],
  ['Float', 7.5, '7.5'],
  ['Float', Number.NaN, undefined],
  ['Boolean', false, 'false'],
  ['ID', 7, '7'],
  ['Kind', 'NOVEL', '"NOVEL"'],
  ['Kind', 'SCROLL', undefined],
  ['Json', { a: [1] }, '{"a":[1]}'],
])('a leaf %s of %j is written %s', (type, value, text) => {
  const found = schema.getType(type) ?? buildSchema('type Query { a: Int b: Float c: ID }').getType(type);
  expect(compileLeaf(found as never)(value)).toBe(text);
});
