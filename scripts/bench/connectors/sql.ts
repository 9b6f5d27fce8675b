import pg from 'pg';
import { complaintParts, type Prepare } from './scenario.ts';

const DATABASE = 'bench_source';

/** A table of another database of the same PostgreSQL, with an index that pages along it. */
export const sql: Prepare = async (rows, ownerUrl) => {
  await told(ownerUrl, `drop database if exists ${DATABASE}`, `create database ${DATABASE}`);
  const dsn = new URL(ownerUrl);
  dsn.pathname = `/${DATABASE}`;
  const { title, body } = complaintParts(0);
  await told(
    dsn.href,
    `create table laporan as select 7000000 + n as no_urut, replace('${title}', '0', n::text) as judul,
       replace('${body}', 'Melati nomor 0', 'Melati nomor ' || n) as uraian, 1 as kode, 0 as samar,
       timestamp '2025-01-01' + (n % 300) * interval '1 day' as waktu_masuk,
       timestamp '2025-01-01' + n * interval '10 seconds' as waktu_ubah
     from generate_series(0, ${rows - 1}) n`,
    'alter table laporan add primary key (no_urut)',
    'create index on laporan (waktu_ubah, no_urut)',
    'analyze laporan',
  );
  const settings = {
    dsn: dsn.href,
    source: { table: 'laporan', key: 'no_urut', updated: 'waktu_ubah' },
    timezone: 'Asia/Jakarta',
    map: {
      externalId: '$string(no_urut)',
      title: 'judul',
      body: 'uraian',
      status: '$status(kode)',
      statusRaw: '$string(kode)',
      privacy: { anonymous: '$bool(samar)', secret: 'false' },
      occurredAt: '$time(waktu_masuk)',
      updatedAt: '$time(waktu_ubah)',
    },
    statusMap: { in: { '1': 'RECEIVED' } },
  };
  return { family: 'SQL', settings, stop: () => told(ownerUrl, `drop database ${DATABASE} with (force)`) };
};

/** Runs statements one after the other. */
async function told(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
