import { expect, test } from '@jest/globals';
import { answerText, readyData } from '../../../gateway/execution/ready-data.ts';

test('data that nobody looks at is sent as it is', () => {
  const data = readyData('{"a": 1}');
  expect(answerText({ data, errors: [{ message: 'no' }], extensions: { cost: 1 } })).toBe(
    '{"errors":[{"message":"no"}],"data":{"a": 1},"extensions":{"cost":1}}\n',
  );
});

test('who looks sees the object; what is changed is sent', () => {
  const data = readyData('{"a":{"b":1},"__proto__":2}') as { a: { b: number }; c?: number };
  expect(Object.keys(data)).toEqual(['a', '__proto__']);
  expect('a' in data).toBe(true);
  data.a.b = 2;
  data.c = 3;
  expect(JSON.parse(answerText({ data }))).toEqual({ data: JSON.parse('{"a":{"b":2},"__proto__":2,"c":3}') });
});

test('other data is sent as always', () => {
  expect(answerText({ data: null })).toBe('{"data":null}\n');
  expect(answerText({ errors: [] })).toBe('{"errors":[]}\n');
});
