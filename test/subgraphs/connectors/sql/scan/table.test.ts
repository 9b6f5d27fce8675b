import { describe, expect, test } from '@jest/globals';
import { mariadb } from '../../../../../subgraphs/connectors/sql/driver/mariadb.ts';
import { mssql } from '../../../../../subgraphs/connectors/sql/driver/mssql.ts';
import { postgresql } from '../../../../../subgraphs/connectors/sql/driver/postgresql.ts';
import { pageQuery, type Table, tableName } from '../../../../../subgraphs/connectors/sql/scan/table.ts';

const key = { name: 'no', type: 'BIGINT' };
const updated = { name: 'ubah', type: 'datetime2' };
const table = (parts: Partial<Table> = {}): Table => ({
  from: 'laporan source_rows',
  columns: [key, updated],
  key,
  updated,
  ...parts,
});
const size = { pageSize: 5 };

test('names are quoted part by part, whatever they contain', () => {
  expect(tableName(postgresql, 'a"b.c')).toBe('"a""b"."c"');
  expect(tableName(mariadb, 'a`b.c')).toBe('`a``b`.`c`');
  expect(tableName(mssql, 'dbo.a]b')).toBe('[dbo].[a]]b]');
});

describe('the statement of a page', () => {
  test('begins with the oldest change, and orders by the key among equal times', () => {
    expect(pageQuery(postgresql, table(), size, { at: null, undated: false })).toEqual({
      sql: 'select "no", "ubah", 0 as source_rows_tied from laporan source_rows where source_rows."no" is not null and source_rows."ubah" is not null order by source_rows."ubah", source_rows."no" limit 5',
      values: [],
    });
  });

  test('goes on with the last row once more, marked as such: values are parameters, never text of the statement', () => {
    const at = { updated: "2026-03-01'; drop table laporan", key: '7' };
    const { sql, values } = pageQuery(postgresql, table(), size, { at, undated: false });
    expect(sql).toContain('case when source_rows."ubah" > $1 or source_rows."no" > $2 then 0 else 1 end');
    expect(sql).toContain(
      '(source_rows."ubah", source_rows."no") >= ($3, $4) order by source_rows."ubah", source_rows."no" limit 6',
    );
    expect(values).toEqual([at.updated, '7', at.updated, '7']);
    expect(sql).not.toContain('drop');
  });

  test('from a mark moved back, takes every row of that instant', () => {
    const at = { updated: '2026-03-01 10:00:00', key: null };
    const { sql, values } = pageQuery(postgresql, table(), size, { at, undated: false });
    expect(sql).toMatch(/source_rows\."ubah" >= \$1 order .* limit 5$/);
    expect(values).toEqual(['2026-03-01 10:00:00']);
  });

  test('reads rows without a time of change after all others, by their keys', () => {
    const { sql, values } = pageQuery(postgresql, table(), size, { at: { updated: null, key: '7' }, undated: true });
    expect(sql).toContain('source_rows."ubah" is null and source_rows."no" >= $2 order by source_rows."no" limit 6');
    expect(values).toEqual(['7', '7']);
  });

  test('without such a column goes by the key alone, the empty key too', () => {
    const bare = table({ updated: null });
    const { sql, values } = pageQuery(postgresql, bare, size, { at: { updated: null, key: '' }, undated: false });
    expect(sql).toContain('is not null and source_rows."no" >= $2 order by source_rows."no"');
    expect(values).toEqual(['', '']);
  });

  test.each([
    [postgresql, '17', "decode($1, 'base64')"],
    [mariadb, 'BINARY', 'from_base64(?)'],
    [mssql, 'varbinary', 'convert(varbinary(8000), @p1, 1)'],
  ])('a key of bytes is compared as bytes', (driver, type, value) => {
    const binary = { name: 'no', type };
    const { sql } = pageQuery(driver, table({ key: binary, updated: null }), size, {
      at: { updated: null, key: 'AA==' },
      undated: false,
    });
    expect(sql).toContain(`> ${value} then`);
  });

  test('MariaDB compares whole numbers exactly', () => {
    const { sql } = pageQuery(mariadb, table(), size, { at: { updated: null, key: '7' }, undated: true });
    expect(sql).toContain('source_rows.`no` >= cast(? as decimal(65)) order by');
  });

  test('SQL Server says top, and moves times as exact texts', () => {
    const at = { updated: '2026-03-01 10:00:00.1234567', key: '7' };
    const { sql } = pageQuery(mssql, table(), size, { at, undated: false });
    expect(sql).toMatch(
      /^select top \(6\) convert\(varchar\(60\), \[no\]\) as \[no\], convert\(varchar\(40\), \[ubah\], 121\)/,
    );
    expect(sql).toContain(
      '(source_rows.[ubah] > convert(datetime2, @p3, 121) or (source_rows.[ubah] = convert(datetime2, @p4, 121) and source_rows.[no] >= @p5))',
    );
    expect(sql).toMatch(/order by source_rows\.\[ubah\], source_rows\.\[no\]$/);
  });

  test.each([postgresql, mariadb, mssql])('never counts rows off', (driver) => {
    const { sql } = pageQuery(driver, table(), size, { at: { updated: 'x', key: 'y' }, undated: false });
    expect(sql).not.toMatch(/offset/i);
  });
});
