import { expect, test } from '@jest/globals';
import { sourceError } from '../../../../../subgraphs/connectors/sql/driver/connect.ts';
import { mariadb } from '../../../../../subgraphs/connectors/sql/driver/mariadb.ts';
import { postgresql } from '../../../../../subgraphs/connectors/sql/driver/postgresql.ts';

const [READING, WRITING] = [true, false];

test.each<[string, object, boolean, string]>([
  ['a wrong password', { code: '28P01' }, READING, 'auth'],
  ['no right to the table', { code: '42501' }, READING, 'auth'],
  ['no such database', { code: '3D000' }, READING, 'config'],
  ['a statement that writes', { code: '25006' }, READING, 'config'],
  ['a syntax error', { code: '42601' }, READING, 'config'],
  ['no such column', { code: '42703' }, READING, 'drift'],
  ['a view that divides by zero', { code: '22012' }, READING, 'drift'],
  ['a value too long to write', { code: '22001' }, WRITING, 'record'],
  ['a value a foreign key refuses', { code: '23503' }, WRITING, 'record'],
  ['a statement over its time', { code: '57014' }, READING, 'unavailable'],
  ['too many connections', { code: '53300' }, READING, 'unavailable'],
  ['a deadlock', { code: '40P01' }, WRITING, 'unavailable'],
  ['a closed line', { code: 'ECONNRESET' }, READING, 'unavailable'],
  ['a code nobody knows', { code: 'XX000' }, READING, 'unavailable'],
])('PostgreSQL: %s', (_, parts, readOnly, errorClass) => {
  const error = Object.assign(new Error('pesan rahasia'), parts);
  expect(sourceError(postgresql, error, 'rahasia', readOnly)).toMatchObject({
    errorClass,
    message: 'The database says: pesan …',
  });
});

test.each<[string, object, boolean, string]>([
  ['a wrong password', { errno: 1045, sqlState: '28000' }, READING, 'auth'],
  ['no right to the table', { errno: 1142, sqlState: '42000' }, READING, 'auth'],
  ['no such database', { errno: 1049, sqlState: '42000' }, READING, 'config'],
  ['a statement that writes', { errno: 1792, sqlState: '25006' }, READING, 'config'],
  ['a syntax error', { errno: 1064, sqlState: '42000' }, READING, 'config'],
  ['no such column', { errno: 1054, sqlState: '42S22' }, READING, 'drift'],
  ['a value too long to write', { errno: 1406, sqlState: '22001' }, WRITING, 'record'],
  ['a value a foreign key refuses', { errno: 1452, sqlState: '23000' }, WRITING, 'record'],
  ['a statement over its time', { errno: 1969, sqlState: '70100' }, READING, 'unavailable'],
  ['too many connections', { errno: 1040, sqlState: '08004' }, READING, 'unavailable'],
  ['a lost line, as the package tells it', { errno: 45_012, sqlState: '08S01' }, READING, 'unavailable'],
  ['a code nobody knows', { errno: 9999, sqlState: 'HY000' }, READING, 'unavailable'],
])('MariaDB: %s', (_, parts, readOnly, errorClass) => {
  const error = Object.assign(new Error('pesan'), parts);
  expect(sourceError(mariadb, error, '', readOnly)).toMatchObject({ errorClass });
});
