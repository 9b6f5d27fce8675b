import { expect, test } from '@jest/globals';
import { jsonValue } from '../../../../../subgraphs/connectors/open311/wire/json.parser.ts';

test('whole numbers that JavaScript cannot hold stay texts; others are numbers', () => {
  expect(jsonValue('{"id":12345678901234567890,"n":12,"lat":-0.131,"big":1e300}')).toEqual({
    id: '12345678901234567890',
    n: 12,
    lat: -0.131,
    big: 1e300,
  });
});

test('numbers with leading zeros, as the standard’s own examples have them, become texts', () => {
  const text = '[{"service_code":001,"list":[ 007 , 12],"text":"kode :001, [002]","neg":-01,"zero":0}]';
  expect(jsonValue(text)).toEqual([
    { service_code: '001', list: ['007', 12], text: 'kode :001, [002]', neg: '-01', zero: 0 },
  ]);
});

test('line breaks and tabs inside texts are mended', () => {
  expect(jsonValue('{"a":"satu\ndua\ttiga \\"empat\\""}')).toEqual({ a: 'satu\ndua\ttiga "empat"' });
});

test.each(['', '{', '[1,', '{"a":}', 'null null', '<a/>', '{"a":"b'])('%j is no JSON', (text) => {
  expect(() => jsonValue(text)).toThrow();
});

test('a text that is never closed is refused in a moment', () => {
  const before = performance.now();
  expect(() => jsonValue(`{"a":"${'\\"x'.repeat(300_000)}`)).toThrow();
  expect(performance.now() - before).toBeLessThan(3_000);
});

test('a trap by the name of __proto__ changes no object', () => {
  jsonValue('{"__proto__":{"polluted":1}}');
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
