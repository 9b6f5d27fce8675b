import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { ROOT } from '../../../../../subgraphs/common/config/root.ts';
import type { LaporCursor } from '../../../../../subgraphs/connectors/lapor/work/cursor.ts';
import { type LaporSimulator, laporSimulator, simulated } from '../../../../legacy-sites/lapor-simulator.ts';
import { pull } from '../../../../support/lapor-pull.ts';

let site: LaporSimulator;
let folder: string | undefined;
afterEach(async () => {
  await site.stop();
  if (folder) await rm(folder, { recursive: true });
  folder = undefined;
});

const asked = () => site.asked.flatMap((path) => /complaints\/([^/]+)\/complaint$/.exec(path)?.[1] ?? []);
const ids = (pulled: Awaited<ReturnType<typeof pull>>) => pulled.complaints.map(({ externalId }) => externalId);
const final = (id: string) => simulated(id, { status_name: 'Selesai' });
/** Pages hold two reports; the list mixes open, final, unknown, failing and odd ones. */
async function mixed() {
  const known = ['1', '2', '3', '5', '6', '7', '8', '9', '10'];
  site = await laporSimulator(Object.fromEntries(known.map((id) => [id, id < '3' ? final(id) : simulated(id)])));
  site.instead = (path) => {
    if (path.includes('/6/complaint')) return { status: 500 };
    return path.includes('/8/complaint') ? '<html>' : undefined;
  };
  return { ...site.config, ids: [10, '9', ' 8', '#7', 6, 5, 4, 3, '2', 1, '2'], reportsPerPage: 2 };
}

test('the list is walked in one order, each id once', async () => {
  const config = await mixed();
  const pulled = await pull(config);
  expect(asked()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(ids(pulled)).toEqual(['1', '2', '3', '5', '7', '9', '10']);
  expect(pulled.cursors.map(({ after }) => after)).toEqual(['2', '4', '6', '8', null]);
});

test('going on from any page, in the first, second or third round, ends where a whole round ends', async () => {
  const config = await mixed();
  let start: LaporCursor | null = null;
  for (let round = 0; round < 3; round += 1) {
    const whole = await pull(config, start);
    for (const [page, cursor] of whole.cursors.slice(0, -1).entries()) {
      const rest = await pull(config, cursor);
      expect(rest.cursors).toEqual(whole.cursors.slice(page + 1));
      expect(ids(whole).slice(-ids(rest).length)).toEqual(ids(rest));
    }
    start = whole.cursors.at(-1) ?? null;
  }
});

test('a final report is looked at once more, then left alone; one that was opened again stays', async () => {
  site = await laporSimulator({ '1': final('1'), '2': final('2'), '3': simulated('3') });
  const first = await pull(site.config);
  site.reports.set('2', simulated('2'));
  const second = await pull(site.config, first.cursors.at(-1));
  expect(ids(second)).toEqual(['1', '2', '3']);
  const third = await pull(site.config, second.cursors.at(-1));
  expect(ids(third)).toEqual(['2', '3']);
});

test('an id that was taken off the list and put on again is looked at again', async () => {
  site = await laporSimulator({ '1': final('1'), '2': simulated('2') });
  let cursor = (await pull(site.config)).cursors.at(-1)!;
  cursor = (await pull(site.config, cursor)).cursors.at(-1)!;
  expect(cursor.left).toEqual(['1']);
  cursor = (await pull({ ...site.config, ids: ['2'] }, cursor)).cursors.at(-1)!;
  expect(ids(await pull(site.config, cursor))).toEqual(['1', '2']);
});

test('a round whose rest was taken off the list ends, and the next begins at the beginning', async () => {
  const config = await mixed();
  const [first] = (await pull(config)).cursors;
  const rest = await pull({ ...config, ids: [1, 2] }, first);
  expect(rest.cursors.map(({ after }) => after)).toEqual([null]);
  expect(ids(await pull({ ...config, ids: [1, 2] }, rest.cursors[0]))).toEqual(['1', '2']);
});

test('ids come from files and folders too; a relative path starts at the folder of the hub', async () => {
  site = await laporSimulator({ '11': simulated('11'), '12': simulated('12'), '13': simulated('13') });
  folder = await mkdtemp(join(tmpdir(), 'lapor-'));
  await writeFile(join(folder, 'a.txt'), '#11\n12\n\n');
  const preamble = 'Judul Laporan;Laporan Ringkas\n';
  await writeFile(
    join(folder, 'b.csv'),
    `\uFEFF${preamble}Tracking ID;Judul Laporan\n#13;Lampu\n12;"Jalan; rusak"\n;\n`,
  );
  await writeFile(join(folder, 'catatan.md'), '99');
  const pulled = await pull({ ...site.config, ids: [], exports: relative(ROOT, folder) });
  expect(ids(pulled)).toEqual(['11', '12', '13']);
});

test.each([
  [{ exports: 'data/tidak-ada' }, 'exports: data/tidak-ada does not exist'],
  [{ exports: 'package.json' }, 'exports: package.json is neither .txt nor .csv.'],
  [{ ids: [1, 2, 3], maxIds: 2 }, 'maxIds: 3 ids are known, 2 are allowed.'],
])('a work list that cannot be had is a fault of the settings (%#)', async (parts, message) => {
  site = await laporSimulator({});
  const { failure } = await pull({ ...site.config, ...parts });
  expect(failure).toMatchObject({ errorClass: 'config', message: expect.stringContaining(message) });
});

test('a pull that is told to stop asks nothing more', async () => {
  const config = await mixed();
  await expect(pull(config, null, { signal: AbortSignal.abort(new Error('stop')) })).rejects.toThrow('stop');
});
