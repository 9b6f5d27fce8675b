import { expect, test } from '@jest/globals';
import { mariadb } from '../../../../../subgraphs/connectors/sql/driver/mariadb.ts';
import { mssql } from '../../../../../subgraphs/connectors/sql/driver/mssql.ts';
import { postgresql } from '../../../../../subgraphs/connectors/sql/driver/postgresql.ts';
import { updateOf } from '../../../../../subgraphs/connectors/sql/push/push-status.ts';

const target = { table: 'laporan', key: { name: 'no', type: 'LONG' }, status: 'kode', note: null };
const item = { externalId: "7'; --", status: 'CLOSED', statusOut: '3', note: 'Selesai', at: '', key: 'k' } as const;

test.each([
  [postgresql, 'update laporan set kode = $1 where "no" = $2 and (kode <> $3 or kode is null)'],
  [mariadb, 'update laporan set kode = ? where `no` = cast(? as decimal(65)) and (kode <> ? or kode is null)'],
  [mssql, 'update laporan set kode = @p1 where [no] = @p2 and (kode <> @p3 or kode is null)'],
])('the one statement asks for the row without that status', (driver, sql) => {
  expect(updateOf(driver, target, item)).toEqual({ sql, values: ['3', item.externalId, '3'] });
});

test('a note is set with the status, or where there is none', () => {
  expect(updateOf(postgresql, { ...target, note: 'catatan' }, item)).toEqual({
    sql: `update laporan set kode = $1, catatan = $2 where "no" = $3 and (kode <> $4 or kode is null or catatan is null or catatan = '')`,
    values: ['3', 'Selesai', item.externalId, '3'],
  });
});
