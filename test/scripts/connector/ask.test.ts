import { expect, jest, test } from '@jest/globals';
import { answersTo } from '../../../scripts/connector/init/ask.ts';
import { yamlText } from '../../../scripts/connector/init/template.ts';

const QUESTIONS = [
  { key: 'name', ask: 'Name', usual: 'Kanal' },
  {
    key: 'pages',
    ask: 'Pages',
    usual: '3',
    fault: (answer: string) => (/^\d+$/.test(answer) ? null : 'A number, please.'),
  },
];
/** A person who types these lines. */
const person = (...lines: string[]) => jest.fn(async (_question: string) => lines.shift() ?? '');

test('Enter takes the usual answer', async () => {
  expect(await answersTo(QUESTIONS, { told: {}, line: person('', ' 7 ') })).toEqual({ name: 'Kanal', pages: '7' });
});

test('an answer that cannot be used is asked again, with the reason', async () => {
  const line = person('Kota', 'many', '4');
  expect(await answersTo(QUESTIONS, { told: {}, line })).toEqual({ name: 'Kota', pages: '4' });
  expect(line.mock.calls.map(([question]) => question)).toEqual([
    'Name [Kanal]: ',
    'Pages [3]: ',
    'A number, please.\nPages [3]: ',
  ]);
});

test('what is told is not asked; nobody there means the usual answers', async () => {
  const line = person('5');
  expect(await answersTo(QUESTIONS, { told: { name: 'Desa' }, line })).toEqual({ name: 'Desa', pages: '5' });
  expect(line).toHaveBeenCalledTimes(1);
  expect(await answersTo(QUESTIONS, { told: {}, line: null })).toEqual({ name: 'Kanal', pages: '3' });
});

test('a told answer that cannot be used ends it: nobody can be asked again', async () => {
  await expect(answersTo(QUESTIONS, { told: { pages: 'x' }, line: null })).rejects.toThrow('pages: A number, please.');
  await expect(answersTo(QUESTIONS, { told: { name: ' ' }, line: null })).rejects.toThrow('name: It is empty.');
});

test.each([
  ['Kanal contoh', 'Kanal contoh'],
  ['a: b', '"a: b"'],
  ['$string(no)', '"$string(no)"'],
  ['true', '"true"'],
  ['0812', '"0812"'],
  ['# no comment', '"# no comment"'],
  ['ends with a space ', '"ends with a space "'],
])('%s stands in YAML as %s', (text, yaml) => {
  expect(yamlText(text)).toBe(yaml);
});
