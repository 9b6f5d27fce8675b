import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reportsReceiver } from '../../../../scripts/connector/reports-receiver.ts';
import { Bench } from '../../../../subgraphs/connectors/conformance/bench/bench.ts';
import { type Card, printCard } from '../../../../subgraphs/connectors/conformance/card.ts';
import { CHECKS } from '../../../../subgraphs/connectors/conformance/checks.ts';
import { recordingShape } from '../../../../subgraphs/connectors/conformance/recording.ts';
import type { Subject } from '../../../../subgraphs/connectors/conformance/subject.ts';
import {
  type TestOptions,
  testConnector as tryConnector,
} from '../../../../subgraphs/connectors/conformance/test-connector.ts';
import { scriptedSite } from '../../../legacy-sites/scripted-site.ts';
import { type TestDatabase, testDatabase } from '../../../support/test-database.ts';
import createsBlindly from './broken/creates-blindly.ts';
import cursorMovedFirst from './broken/cursor-moved-first.ts';
import defaultPrivacy from './broken/default-privacy.ts';
import emptyIsGone from './broken/empty-is-gone.ts';
import impureNormalize from './broken/impure-normalize.ts';
import { listsHalf, listsOtherwise } from './broken/lists-half.ts';
import localClock from './broken/local-clock.ts';
import logsItsToken from './broken/logs-its-token.ts';
import numberKeys from './broken/number-keys.ts';
import offsetPaging, { byOffset } from './broken/offset-paging.ts';
import pageLimited, { newestFirst } from './broken/page-limited.ts';
import swallows500 from './broken/swallows-500.ts';
import zoneDropped from './broken/zone-dropped.ts';
import { caller } from './caller.ts';
import { exportsSubject } from './exports.ts';
import { goodConnector, LISTING, waterworks } from './good.ts';
import { website, websiteSubject } from './website.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const testConnector = (subject: Subject, options: TestOptions) =>
  tryConnector(subject, { receiver: reportsReceiver, ...options });

/** Rows that did not pass, with their reason. */
const besidesPassed = ({ rows }: Card, result: string) =>
  rows.filter((row) => row.result === result).map(({ number, reason, place }) => `${number}: ${reason} (${place})`);

test('a good connector passes every row that applies to it', async () => {
  const card = await testConnector(waterworks(), { databaseUrl: database.url });
  expect(besidesPassed(card, 'FAIL')).toEqual([]);
  expect(card.passed).toBe(true);
  expect(card.rows.filter(({ result }) => result === 'PASS').length).toBeGreaterThan(40);
  expect(card.rows.filter(({ result }) => result === 'N.A.').map(({ number }) => number)).toEqual([
    15, 25, 34, 45, 47, 51,
  ]);
}, 180_000);

/** Each with the row made for it. */
const BROKEN: [fault: string, connector: object, row: number, listing?: object][] = [
  ['moves its cursor first', cursorMovedFirst, 36],
  ['reads a limited number of pages', pageLimited, 36, newestFirst],
  ['pages by offset', offsetPaging, 35, byOffset],
  ['takes its own clock for a cursor', localClock, 17],
  ['drops the zone of times', zoneDropped, 16],
  ['makes everybody public by default', defaultPrivacy, 4],
  ['swallows 500', swallows500, 41],
  ['takes an empty list for deletions', emptyIsGone, 43],
  ['has a normalize that is not pure', impureNormalize, 3],
  ['tells its source blindly on a retry', createsBlindly, 30],
  ['logs its token', logsItsToken, 2],
  ['makes numbers of ids', numberKeys, 21],
  ['lists half of what it has', listsHalf, 53],
  ['lists other contents than it pulls', listsOtherwise, 53],
];

test.each(BROKEN)('a connector that %s is caught', async (_, connector, row, listing = {}) => {
  const subject = waterworks(connector, { ...LISTING, ...listing });
  const card = await testConnector(subject, { databaseUrl: database.url, only: [row] });
  expect(card.rows).toEqual([
    expect.objectContaining({
      number: row,
      result: 'FAIL',
      reason: expect.not.stringContaining('could not be carried out'),
      place: expect.any(String),
      remedy: expect.any(String),
    }),
  ]);
  expect(card.passed).toBe(false);
});

test.each([
  ['HTML', websiteSubject, 38],
  ['SHEET', exportsSubject, 29],
])(
  'the family %s passes every row that applies to it',
  async (_, subject, passes) => {
    const card = await testConnector(subject, { databaseUrl: database.url });
    expect(besidesPassed(card, 'FAIL')).toEqual([]);
    expect(card.rows.filter(({ result }) => result === 'PASS').length).toBeGreaterThanOrEqual(passes);
  },
  120_000,
);

test('a recording of raw pages has to declare what it cannot show', async () => {
  const { recording, ...subject } = waterworks();
  const { pages } = await rawPages();
  const card = await testConnector(
    { ...subject, recording: recordingShape.parse({ at: recording.at, variables: recording.variables, pages }) },
    { databaseUrl: database.url, only: [3, 36, 41] },
  );
  expect(card.rows.map(({ number, result }) => [number, result])).toEqual([
    [3, 'PASS'],
    [36, 'PASS'],
    [41, 'FAIL'],
  ]);
  expect(card.rows[2]?.remedy).toMatch(/notApplicable/);
});

test('a recording that cannot be pulled is the only row', async () => {
  const elsewhere = { ...goodConnector, http: () => ({ base: 'https://lain.invalid' }) };
  const card = await testConnector(waterworks(elsewhere), { databaseUrl: database.url, only: [3] });
  expect(card.rows).toEqual([expect.objectContaining({ number: 0, result: 'FAIL' })]);
});

test('every row of the table is there once', () => {
  const numbers = CHECKS.map(({ number }) => number).sort((a, b) => a - b);
  expect(numbers).toEqual(Array.from({ length: 53 }, (_, index) => index + 1));
});

test('the printed card says of a failed row what is wrong, where, and what to do', async () => {
  const card = await testConnector(waterworks(numberKeys), { databaseUrl: database.url, only: [20, 21, 53] });
  const printed = printCard(card);
  expect(printed).toMatch(/✓ 20/);
  expect(printed).toMatch(
    /✗ 21[^\n]*FAIL\n +what {3}the id "007" becomes "7"\n +where {2}no\n +do {5}keep ids as text/,
  );
  expect(printed).toMatch(/✓ 53/);
  expect(printed).toMatch(/FAILED: 2 passed, 1 failed, 0 not applicable$/);
});

test.each([
  ['proves calls and marks them', caller(['signature', 'age']), null],
  ['takes any body', caller(['age']), /body was changed/],
  ['takes calls of any age', caller(['signature']), /a day old/],
  ['marks no delivery', caller(['signature', 'age'], false), /bears no mark/],
])('a connector that %s: row 47', async (_, subject, reason) => {
  const [row] = (await testConnector(subject, { databaseUrl: database.url, only: [47] })).rows;
  expect(row?.result).toBe(reason ? 'FAIL' : 'PASS');
  expect(row?.reason ?? '').toMatch(reason ?? /^$/);
});

test('with `live` one page of the real source is read too', async () => {
  const site = await scriptedSite((path) => {
    const asked = { method: 'GET', url: new URL(path, 'http://desa.invalid'), headers: {}, body: '' };
    return website.answer(asked, website.items) ?? undefined;
  });
  const { recording, ...subject } = websiteSubject;
  const variables = { SOURCE_DESA: 'https://desa-contoh.invalid' };
  const tried = {
    ...subject,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: settings name variables
    config: { ...subject.config, listUrl: '${SOURCE_DESA}/aduan?hal={page}' },
    recording: { ...recording, variables },
  };
  const options = { databaseUrl: database.url, only: [3] };
  try {
    const card = await testConnector(tried, { ...options, live: { SOURCE_DESA: site.url } });
    expect(card.rows.map(({ number, result }) => [number, result])).toEqual([
      [3, 'PASS'],
      [99, 'PASS'],
    ]);
    expect(site.asked).toContain('/aduan?hal=1');
    expect(site.asked).not.toContain('/aduan?hal=3');
  } finally {
    await site.stop();
  }
  const gone = await testConnector(tried, { ...options, live: { SOURCE_DESA: site.url } });
  expect(gone.rows.at(-1)).toMatchObject({ number: 99, result: 'FAIL', reason: expect.stringMatching(/^unavailable/) });
});

async function rawPages() {
  const bench = await Bench.open(waterworks());
  await bench.close();
  return bench.clean;
}
