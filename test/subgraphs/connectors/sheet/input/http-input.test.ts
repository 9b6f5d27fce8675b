import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type ScriptedSite, scriptedSite } from '../../../../legacy-sites/scripted-site.ts';
import { COLUMN_SETS, csvOf, ordinaryRows, ringkas } from '../../../../support/ringkas.ts';
import { pullAll } from '../../../../support/sheet-pull.ts';

const exportOf = (rows: number) => Buffer.from(csvOf(ringkas(COLUMN_SETS[20], ordinaryRows(rows))));
let site: ScriptedSite;
let content: Buffer;
let headers: Record<string, string>;
let status: number;
const calls: string[] = [];
beforeEach(async () => {
  [content, headers, status] = [exportOf(3), {}, 200];
  calls.length = 0;
  site = await scriptedSite((_, { method, headers: sent }) => {
    calls.push(`${method} ${sent.authorization ?? '-'}`);
    return { status, headers, body: content };
  });
});
afterEach(() => site.stop());

const from = () => ({
  kind: 'http',
  urls: [`${site.url}/unduh/ekspor.csv?id=7`],
  headers: { authorization: 'Bearer x' },
});

test('an export behind an address is fetched once, as long as the server says that it is the same', async () => {
  headers = { etag: '"1"' };
  const first = await pullAll({ from: from() });
  expect(first.complaints).toHaveLength(3);
  expect(first.dead).toEqual([]);
  expect((await pullAll({ from: from() }, first.cursors.at(-1))).cursors).toEqual([]);
  expect(calls).toEqual(['HEAD Bearer x', 'GET Bearer x', 'HEAD Bearer x']);
});

test('a changed export is read again, also from a server that cannot say so', async () => {
  const first = await pullAll({ from: from() });
  content = exportOf(4);
  expect((await pullAll({ from: from() }, first.cursors.at(-1))).complaints).toHaveLength(4);
  expect(calls).toEqual(['HEAD Bearer x', 'GET Bearer x', 'HEAD Bearer x', 'GET Bearer x']);
});

test.each([
  [404, 'config'],
  [401, 'auth'],
  [503, 'unavailable'],
])('an answer of %i is %s', async (answer, errorClass) => {
  status = answer;
  await expect(pullAll({ from: from() })).rejects.toMatchObject({ errorClass });
});
