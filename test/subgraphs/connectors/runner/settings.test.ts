import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { checkedSettings, settingsOf } from '../../../../subgraphs/connectors/runner/settings.ts';
import { pagesConnector } from '../../../support/pages-connector.ts';

/** How settings name a variable. */
const named = (variable: string) => `\${${variable}}`;

const connector = pagesConnector(() => [], {
  config: z.strictObject({
    url: z.url(),
    list: z.strictObject({ rows: z.int().positive() }),
    file: z.string().optional(),
  }),
});
const good = { url: 'https://aduan.example', list: { rows: 20 } };

test('settings are filled in, checked, and may be replaced in parts for one run', () => {
  expect(settingsOf(connector, good, { variables: {} })).toEqual(good);
  expect(settingsOf(connector, { ...good, url: named('SOURCE_URL') }, { variables: { SOURCE_URL: good.url } })).toEqual(
    good,
  );
  const stored = { ...good, folder: 'drop' };
  expect(settingsOf(connector, stored, { variables: {}, settings: { folder: null, file: 'x.csv' } })).toEqual({
    ...good,
    file: 'x.csv',
  });
});

test.each([
  [{ ...good, url: 'nowhere' }, 'url: Invalid URL'],
  [{ ...good, list: { rows: 0 } }, 'list.rows: Too small'],
  [{ ...good, lst: 1 }, 'settings: Unrecognized key: "lst"'],
  [{ ...good, url: named('SOURCE_GONE') }, 'the variable SOURCE_GONE is not set.'],
  [['not an object'], 'url: '],
])('%j is refused, naming the place', (stored, message) => {
  const terms = { variables: {} };
  expect(() => settingsOf(connector, stored, terms)).toThrow(
    expect.objectContaining({ errorClass: 'config', message: expect.stringContaining(message) }),
  );
  expect(() => checkedSettings(connector, 'kanal', stored, terms)).toThrow(
    expect.objectContaining({
      code: 'SOURCE_SETTINGS_INVALID',
      message: expect.stringContaining(`kanal cannot be used: ${message}`),
    }),
  );
});
