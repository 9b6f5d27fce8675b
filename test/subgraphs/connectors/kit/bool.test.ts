import { expect, test } from '@jest/globals';
import { readBool } from '../../../../subgraphs/connectors/kit/bool.ts';

test.each(['ya', 'Ya ', '1', 'true', 1, true, 'YES'])('%j means yes', (raw) => expect(readBool(raw)).toBe(true));

test.each(['tidak', '0', '', '  ', null, 0, false, 'no'])('%j means no', (raw) => expect(readBool(raw)).toBe(false));

test.each(['mungkin', 'constructor', '2', 2, [], { ya: true }])('%j is refused, not guessed', (raw) =>
  expect(() => readBool(raw)).toThrow(
    expect.objectContaining({ errorClass: 'record', message: expect.stringContaining('neither a yes nor a no') }),
  ),
);

test('a part that is missing is refused: a renamed flag must not make everybody public', () => {
  expect(() => readBool(undefined)).toThrow(
    expect.objectContaining({ errorClass: 'record', message: expect.stringContaining('is missing') }),
  );
});
