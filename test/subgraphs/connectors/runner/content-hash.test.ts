import { expect, test } from '@jest/globals';
import { contentHash, rawHash } from '../../../../subgraphs/connectors/runner/content-hash.ts';

test('the order of keys and absent values do not count', () => {
  const one = contentHash({ b: [1, { y: null, x: 'ä' }], a: 'satu', c: undefined });
  expect(contentHash({ a: 'satu', b: [1, { x: 'ä', y: null }] })).toBe(one);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  [{ a: 1 }, { a: '1' }],
  [{ a: [1, 2] }, { a: [2, 1] }],
  [{ a: null }, {}],
  [
    { a: 'x', b: '' },
    { a: '', b: 'x' },
  ],
  [{ a: { b: 1 } }, { 'a.b': 1 }],
])('%j and %j are different contents', (one, other) => expect(contentHash(one)).not.toBe(contentHash(other)));

test('where a raw record was found is no part of what it says', () => {
  const found = rawHash({ id: '7', text: 'Lampu padam', _where: 'row 14', _row: 14 });
  expect(rawHash({ text: 'Lampu padam', id: '7', _where: 'row 15' })).toBe(found);
  expect(rawHash({ id: '7', text: 'Lampu menyala', _where: 'row 14' })).not.toBe(found);
});
