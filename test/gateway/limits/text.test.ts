import { expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { TextLimits } from '../../../gateway/limits/text.ts';
import { hubConfig } from '../../../subgraphs/common/config/config.ts';

/** Thirty fragments of which each spreads the next one twice: 2^30 fields in 1.2 kB. */
const BOMB = `{ ...f0 } ${Array.from({ length: 30 }, (_, n) => `fragment f${n} on Query { ...f${n + 1} ...f${n + 1} }`).join(' ')} fragment f30 on Query { whoAsks }`;
const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;
const times = (count: number, text: (n: number) => string) =>
  `{ ${Array.from({ length: count }, (_, n) => text(n)).join(' ')} }`;
const codeOf = (text: string, env: Record<string, string> = {}) => {
  try {
    new TextLimits(hubConfig(env)).check(text);
    return 'taken';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each<[string, string, string]>([
  ['a usual question', '{ a { b c(x: 1) } }', 'taken'],
  ['the introspection of tools', getIntrospectionQuery(), 'taken'],
  ['what is no GraphQL, which the server explains', '{ a', 'taken'],
  ['15,000 tokens and more', `{ ${'a '.repeat(15_000)} }`, 'TOO_MANY_TOKENS'],
  ['20 deep', nested(20), 'taken'],
  ['21 deep', nested(21), 'TOO_DEEP'],
  ['7,000 deep', nested(7_000), 'TOO_DEEP'],
  ['21 deep through fragments', `{ ...f } fragment f on Query ${nested(21)}`, 'TOO_DEEP'],
  ['50 root fields', times(50, (n) => `a${n}`), 'taken'],
  ['51 root fields', times(51, (n) => `a${n}`), 'TOO_MANY_ROOT_FIELDS'],
  ['the same root field 7,000 times', times(7_000, () => 'a'), 'TOO_MANY_ROOT_FIELDS'],
  [
    'the same root fields through a fragment',
    `{ ...f ...f } fragment f on Query ${times(26, () => 'a')}`,
    'TOO_MANY_ROOT_FIELDS',
  ],
  ['201 aliases', `{ a ${times(201, (n) => `x${n}: b`)} }`, 'TOO_MANY_ALIASES'],
  ['aliases that rename nothing', `{ a ${times(201, () => 'b: b')} }`, 'taken'],
  ['201 directives', `{ a ${times(201, () => 'b @include(if: true)')} }`, 'TOO_MANY_DIRECTIVES'],
  ['directives on an operation', `query ${'@x '.repeat(201)} { a }`, 'TOO_MANY_DIRECTIVES'],
  [
    '201 fragments',
    `{ a } ${Array.from({ length: 201 }, (_, n) => `fragment f${n} on Query { a }`).join(' ')}`,
    'TOO_MANY_FRAGMENTS',
  ],
  ['3,001 fields', `{ a ${times(3_000, (n) => `b${n}`)} }`, 'TOO_MANY_FIELDS'],
  ['the larger of two operations', `query A { a } query B ${nested(21)}`, 'TOO_DEEP'],
  ['a fragment that spreads itself, which the server explains', '{ ...f } fragment f on Query { a ...f }', 'taken'],
  [
    'types of fields of types of fields of types',
    '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    'INTROSPECTION_TOO_DEEP',
  ],
  [
    'the same by fragments',
    '{ __type(name: "A") { ...f } } fragment f on __Type { fields { type { ...g } } } fragment g on __Type { fields { type { interfaces { name } } } }',
    'INTROSPECTION_TOO_DEEP',
  ],
  ['fields that are only called like those of introspection', '{ fields { fields { fields { fields } } } }', 'taken'],
])('%s', (_, text, code) => {
  expect(codeOf(text)).toBe(code);
});

test('a bomb of 2^30 fields is refused at once, and every time', () => {
  const limits = new TextLimits(hubConfig({ LIMIT_ROOT_FIELDS: '9000000000' }));
  const started = performance.now();
  for (let n = 0; n < 20; n += 1) {
    expect(() => limits.check(BOMB)).toThrow(/has 1073741824 fields, at most 3000 are taken/);
  }
  expect((performance.now() - started) / 20).toBeLessThan(150);
});

test('every limit can be set', () => {
  expect(codeOf(nested(21), { LIMIT_DEPTH: '21' })).toBe('taken');
  expect(codeOf('{ a b }', { LIMIT_ROOT_FIELDS: '1' })).toBe('TOO_MANY_ROOT_FIELDS');
});
