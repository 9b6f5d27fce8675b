import { expect, test } from '@jest/globals';
import { namesVariables, withVariables } from '../../../../subgraphs/connectors/runner/source-variables.ts';

/** How settings name a variable. */
const named = (variable: string) => `\${${variable}}`;

const variables = { SOURCE_URL: 'https://aduan.example', DEMO_FOLDER: '/srv/drop', HUB_SECRET: 'never' };

test('names are filled in at any depth, several in one text', () => {
  const settings = {
    list: [`${named('SOURCE_URL')}/a`, { folder: `${named('DEMO_FOLDER')}/${named('DEMO_FOLDER')}` }],
    pages: 3,
    on: true,
    no: null,
  };
  expect(withVariables(settings, variables)).toEqual({
    list: ['https://aduan.example/a', { folder: '/srv/drop//srv/drop' }],
    pages: 3,
    on: true,
    no: null,
  });
});

test('what a variable holds is taken as it is', () => {
  expect(withVariables(named('SOURCE_URL'), { SOURCE_URL: `${named('SOURCE_OTHER')} $& $1` })).toBe(
    `${named('SOURCE_OTHER')} $& $1`,
  );
});

test.each([
  [named('SOURCE_TOKEN'), 'the variable SOURCE_TOKEN is not set.'],
  [
    `https://x.example/?q=${named('HUB_SECRET')}`,
    'the variable HUB_SECRET is not for sources; theirs begin with SOURCE_.',
  ],
  [named('DATABASE_URL'), 'the variable DATABASE_URL is not for sources; theirs begin with SOURCE_.'],
])('%s is refused', (text, message) =>
  expect(() => withVariables({ deep: [text] }, variables)).toThrow(
    expect.objectContaining({ errorClass: 'config', message }),
  ),
);

test.each<[Parameters<typeof namesVariables>[0], boolean]>([
  [{ url: ['a', { b: named('SOURCE_X') }] }, true],
  [{ [named('SOURCE_X')]: 1 }, true],
  [{ url: '$SOURCE_X {SOURCE_X}' }, false],
  [{}, false],
])('%j names variables: %p', (settings, found) => expect(namesVariables(settings)).toBe(found));
