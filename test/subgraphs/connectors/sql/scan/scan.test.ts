import { expect, test } from '@jest/globals';
import type { Json } from '../../../../../subgraphs/connectors/kit/index.ts';
import { postgresql } from '../../../../../subgraphs/connectors/sql/driver/postgresql.ts';
import { columnNotes } from '../../../../../subgraphs/connectors/sql/scan/column-notes.ts';
import type { SqlCursor } from '../../../../../subgraphs/connectors/sql/scan/cursor.ts';
import { scanPages } from '../../../../../subgraphs/connectors/sql/scan/scan.ts';
import { sqlConnector } from '../../../../../subgraphs/connectors/sql/sql.connector.ts';
import { contextFor } from '../../../../support/connector-context.ts';

const config = {
  dsn: 'postgres://hub:x@db.invalid/keluhan',
  source: { table: 'laporan', key: 'no', pageSize: 2 },
  timezone: 'Asia/Jakarta',
  map: {
    externalId: '$string(no)',
    body: 'isi',
    status: '$status("1")',
    statusRaw: '"1"',
    privacy: { anonymous: 'true', secret: 'true' },
    occurredAt: '"2026-03-01T00:00:00Z"',
  },
  statusMap: { in: { '1': 'RECEIVED' } },
};

/** Pages of a database that answers these rows, one answer a page; a row is [no, isi, tied]. */
async function scanned(
  answers: Json[][][],
  cursor: SqlCursor | null = null,
  columns = ['no', 'isi'],
  keyless: Json[][] = [],
) {
  const told: string[] = [];
  const database = {
    driver: postgresql,
    close: async () => {},
    async run(sql: string) {
      told.push(sql);
      const rows = /limit 0$/.test(sql) ? [] : /"no" is null/.test(sql) ? keyless : (answers.shift() ?? []);
      return { columns: columns.map((name) => ({ name, type: '25' })), rows, affected: 0 };
    },
  };
  const context = contextFor(sqlConnector as never, config);
  const pages = [];
  for await (const page of scanPages(context as never, database, cursor)) pages.push(page);
  return { pages, told };
}

test('a short page is the last one, and a whole reading says so', async () => {
  const { pages } = await scanned([
    [
      ['1', 'a', 0],
      ['2', 'b', 0],
    ],
    [
      ['2', 'b', 1],
      ['3', 'c', 0],
    ],
  ]);
  expect(pages.map(({ records }) => records.map(({ no }) => no))).toEqual([['1', '2'], ['3']]);
  expect(pages.map(({ complete }) => complete ?? false)).toEqual([false, true]);
  expect(pages.at(-1)?.cursor).toMatchObject({ scan: null, mark: { updated: null, key: '3' } });
});

test('a key that stands twice is drift, within a page and at its edge', async () => {
  await expect(
    scanned([
      [
        ['1', 'a', 0],
        ['1', 'b', 0],
      ],
    ]),
  ).rejects.toMatchObject({ errorClass: 'drift' });
  const edge = scanned([
    [
      ['1', 'a', 0],
      ['2', 'b', 0],
    ],
    [
      ['2', 'b', 1],
      ['2', 'lain', 1],
      ['3', 'c', 0],
    ],
  ]);
  await expect(edge).rejects.toMatchObject({ errorClass: 'drift', message: expect.stringContaining('no unique key') });
});

test('the last row gone between two pages, nothing else is missed', async () => {
  const { pages } = await scanned([
    [
      ['1', 'a', 0],
      ['2', 'b', 0],
    ],
    [
      ['3', 'c', 0],
      ['4', 'd', 0],
    ],
  ]);
  expect(pages.flatMap(({ records }) => records.map(({ no }) => no))).toEqual(['1', '2', '3', '4']);
});

test('rows without a key are told, not passed over', async () => {
  const { pages } = await scanned([[['1', 'a', 0]]], null, ['no', 'isi'], [[null, 'tanpa nomor']]);
  expect(pages[0]?.unreadable).toEqual([
    { raw: { isi: 'tanpa nomor', _where: expect.any(String) }, where: 'a row without no', why: 'Its no is empty.' },
  ]);
});

test('columns that changed since the last reading are told once', async () => {
  const before = { mark: null, fullScanAt: null, scan: null, columns: ['no 25', 'isi 1043', 'lama 25'] };
  const { pages } = await scanned(
    [
      [
        ['1', 'a', 0],
        ['2', 'b', 0],
      ],
      [['2', 'b', 1]],
    ],
    before,
  );
  expect(pages.map(({ notes }) => notes)).toEqual([
    ['Columns gone or changed: isi, lama.', 'Columns new or changed: isi.'],
    [],
  ]);
});

test('a name with spaces is told whole; the same columns are no remark', () => {
  expect(columnNotes(['isi laporan 25'], [])).toEqual(['Columns gone or changed: isi laporan.']);
  expect(columnNotes(['a 1', 'b 2'], ['b 2', 'a 1'])).toEqual([]);
});

test('a missing column is drift that names it', async () => {
  await expect(scanned([], null, ['no', 'uraian'])).rejects.toMatchObject({
    errorClass: 'drift',
    message: 'Column "isi" is not in laporan.',
  });
});
