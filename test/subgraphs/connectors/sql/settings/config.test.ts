import { expect, test } from '@jest/globals';
import { serverOf, sqlConfig } from '../../../../../subgraphs/connectors/sql/settings/config.ts';

const good = {
  dsn: 'postgres://hub:rahasia@db.invalid/keluhan',
  source: { table: 'laporan', key: 'no' },
  timezone: 'Asia/Jakarta',
  map: {
    externalId: '$string(no)',
    body: 'uraian',
    status: '$status(kode)',
    statusRaw: '$string(kode)',
    privacy: { anonymous: 'true', secret: 'true' },
    occurredAt: '$time(waktu)',
  },
  statusMap: { in: { '1': 'RECEIVED' } },
};

test('the usual settings fill themselves in', () => {
  expect(sqlConfig.parse(good)).toMatchObject({
    source: { pageSize: 500, overlap: 300, deletes: 'ignore', hoursBetweenFullScans: 24, timeoutSeconds: 60 },
    statusMap: { out: {} },
  });
});

test.each<[string, object, string, string]>([
  ['a misspelt key', { ...good, source: { ...good.source, pagesize: 5 } }, 'source', 'pagesize'],
  ['no key column', { ...good, source: { table: 'laporan' } }, 'source.key', ''],
  ['a table and a query', { ...good, source: { ...good.source, query: 'select 1' } }, 'source', 'table or query'],
  ['neither table nor query', { ...good, source: { key: 'no' } }, 'source', 'table or query'],
  ['pages of no rows', { ...good, source: { ...good.source, pageSize: 0 } }, 'source.pageSize', ''],
  ['no privacy', { ...good, map: { ...good.map, privacy: undefined } }, 'map.privacy', ''],
  ['a mapping that is no expression', { ...good, map: { ...good.map, body: 'a +' } }, 'map.body', ''],
  ['a status that is none', { ...good, statusMap: { in: { '1': 'DONE' } } }, 'statusMap.in.1', ''],
  ['server and dsn', { ...good, server: { ...serverOf(good) } }, '', 'server or dsn'],
  ['no server', { ...good, dsn: undefined }, '', 'server or dsn'],
  [
    'a kind that is none',
    { ...good, dsn: undefined, server: { ...serverOf(good), kind: 'oracle' } },
    'server.kind',
    '',
  ],
  ['a push without its status', { ...good, push: { table: 'laporan', key: 'no' } }, 'push.status', ''],
])('%s is refused with its place', (_, config, path, message) => {
  const { error } = sqlConfig.safeParse(config);
  const issue = error?.issues.find((one) => one.path.join('.') === path);
  expect(issue?.message).toContain(message);
});

test.each([
  [
    'postgresql://hub:p%40ss@db.invalid:5433/keluhan',
    {
      kind: 'postgresql',
      host: 'db.invalid',
      port: 5433,
      database: 'keluhan',
      user: 'hub',
      password: 'p@ss',
      tls: false,
    },
  ],
  ['mysql://hub@10.0.0.1/keluhan?tls=true', { kind: 'mariadb', host: '10.0.0.1', tls: true, password: '' }],
  ['mariadb://hub:x@[2001:db8::1]:3307/keluhan', { kind: 'mariadb', host: '2001:db8::1', port: 3307 }],
  ['sqlserver://hub:x@db.invalid/keluhan', { kind: 'mssql', database: 'keluhan' }],
  ['postgres://hub:x@db.invalid/nama%20aneh', { database: 'nama aneh' }],
])('%s says where the database is', (dsn, server) => {
  expect(serverOf({ dsn })).toMatchObject(server);
});

test.each(['', 'keluhan', 'oracle://hub:x@db.invalid/k', 'postgres:///k', 'postgres://hub:%zz@db.invalid/k'])(
  '"%s" is no address of a database',
  (dsn) => expect(serverOf({ dsn })).toBeNull(),
);

test('settings as a server need no dsn', () => {
  const server = serverOf(good);
  expect(server && serverOf({ server })).toEqual(server);
});
