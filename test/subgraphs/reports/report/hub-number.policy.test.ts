import { expect, test } from '@jest/globals';
import { hubNumber, readHubNumber } from '../../../../subgraphs/reports/report/hub-number.policy.ts';

const number = hubNumber('2026-11-24', Uint8Array.from([7, 20, 23, 2, 31, 13, 0]));

test('a number tells the month of receipt and nothing else', () => expect(number).toMatch(/^LH-2611-7MQ2-ZD0.$/));

test.each([
  ['as printed', number],
  ['small, without hyphens', number.toLowerCase().replaceAll('-', '')],
  ['O for 0', number.replace('ZD0', 'ZDO')],
  ['with spaces around', ` ${number} `],
])('is read %s', (_, typed) => expect(readHubNumber(typed)).toBe(number));

test('one wrong character is noticed, wherever it stands', () => {
  const body = number.slice(3).replaceAll('-', '');
  const wrong = [...body].map((character, place) => {
    const other = place < 4 ? String((Number(character) + 1) % 10) : character === 'A' ? 'B' : 'A';
    return `LH${body.slice(0, place)}${other}${body.slice(place + 1)}`;
  });
  expect(wrong.map(readHubNumber)).toEqual(wrong.map(() => null));
});

test.each(['', '9165816', 'LH-2611', 'LH-2611-UUUU-UUUU'])('"%s" is no number of the hub', (typed) =>
  expect(readHubNumber(typed)).toBeNull(),
);
