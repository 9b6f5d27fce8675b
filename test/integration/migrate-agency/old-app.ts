import { createConnection } from 'mariadb';
import type { MariadbServer } from '../servers/mariadb.ts';

/** How many of the newest complaints are open. */
export const OPEN = 60;

/** A broken row: what is wrong with it, and how the agency mends it. */
export interface Broken {
  nomor: number;
  mend: string;
}

/** The table as the invented application made it in 2018; its trigger stamps changes with the server's clock (`jam`). */
const TABLES = [
  `set sql_mode = ''`,
  'create table jam (kini datetime(6) not null)',
  `create table keluhan (nomor int primary key, judul varchar(200), isi mediumtext not null, kategori varchar(20),
    keadaan varchar(20) not null, anonim tinyint not null, rahasia tinyint not null, nama varchar(80), telepon varchar(30),
    masuk datetime not null, diubah datetime(6) not null, bidang varchar(40), tanggapan text, ditanggapi datetime,
    foto varchar(80), foto_alamat varchar(200), foto_jenis varchar(40), foto_bytes int, index (diubah, nomor))`,
  `create table keluhan_terhapus (nomor int primary key, alasan varchar(200) not null, dihapus datetime not null)`,
  `create trigger cap before update on keluhan for each row
    set new.diubah = if(new.diubah <> old.diubah, new.diubah, (select kini from jam))`,
];

const PLACES = ['pasar', 'sekolah', 'terminal', 'puskesmas', 'balai desa', 'jembatan', 'lapangan', 'kantor pos'];
const WHAT: [category: string, what: string][] = [
  ['LAMPU', 'lampu jalan padam'],
  ['JALAN', 'jalan berlubang dalam'],
  ['AIR', 'air ledeng keruh'],
  ['SAMPAH', 'sampah belum diangkut'],
  ['', 'antrean terlalu panjang'],
];
const STREETS = [
  'Melati',
  'Kenanga',
  'Cempaka',
  'Dahlia',
  'Anggrek',
  'Teratai',
  'Flamboyan',
  'Mawar',
  'Seruni',
  'Soka',
];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;
/** A time of the zone of Jakarta, as MariaDB writes it. */
export const localTime = (at: Date) =>
  new Date(at.valueOf() + 7 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');

/** Makes the invented application with `count` complaints of the seven years before `now`; gives the broken rows. */
export async function inventOldApp(server: MariadbServer, count: number, now: Date): Promise<Broken[]> {
  await server.run(...TABLES, `insert into jam values ('${localTime(now)}')`);
  const broken = brokenRows(count);
  const { host, port, user, password, database } = server;
  const connection = await createConnection({ host, port, user, password, database, initSql: `set sql_mode = ''` });
  try {
    for (let from = 1; from <= count; from += 1_000) {
      const rows = Array.from({ length: Math.min(1_000, count - from + 1) }, (_, n) => row(from + n, count, now));
      await connection.batch(`insert into keluhan values (${'?, '.repeat(17)}?)`, rows);
    }
    for (const { nomor, spoil } of broken) await connection.query(`update keluhan set ${spoil} where nomor = ${nomor}`);
  } finally {
    await connection.end();
  }
  return broken;
}

/** A complaint of number `n`; older ones are closed, with an answer, in the words of their year. */
function row(n: number, count: number, now: Date): unknown[] {
  const age = (count - n + 1) / count;
  const received = new Date(now.valueOf() - age * 7 * 365 * 86_400_000 - 86_400_000);
  const closed = n <= count - OPEN;
  const answered = closed ? new Date(received.valueOf() + ((n % 20) + 1) * 3_600_000) : null;
  const [category, what] = pick(WHAT, n);
  const anonymous = n % 7 === 0;
  const photo = n % 5 === 0;
  return [
    n,
    n % 11 === 0 ? null : `Laporan ${what}`,
    `Di ${pick(PLACES, n * 7)} Jalan ${pick(STREETS, n * 3)} nomor ${n}, ${what} sejak ${(n % 27) + 2} hari; mohon ditindak, kode ${(n * 2_654_435_761) % 4_294_967_296}.`,
    category || null,
    wordOf(age, closed, n),
    anonymous ? 1 : 0,
    n % 13 === 0 ? 1 : 0,
    anonymous ? null : `Warga Contoh ${n}`,
    n % 3 === 0 ? `0800-${String(n).padStart(7, '0')}` : null,
    localTime(received).slice(0, 19),
    localTime(answered ?? received),
    closed ? 'Bidang Contoh' : null,
    closed ? `Sudah ditangani regu ${n % 9}.` : null,
    answered && localTime(answered).slice(0, 19),
    photo ? `foto-${n}.jpg` : null,
    photo ? `https://suara-lama.invalid/foto/${n}.jpg` : null,
    photo ? 'image/jpeg' : null,
    photo ? 10_000 + n : null,
  ];
}

function wordOf(age: number, closed: boolean, n: number): string {
  if (age > 0.85) return n % 2 === 0 ? 'tutup' : 'selesai (2019)';
  if (closed) return n % 40 === 0 ? 'arsip' : 'selesai';
  return pick(['baru', 'diteruskan', 'diproses'], n);
}

/** What is broken: impossible times, empty texts, NUL; one over-long text is no fault, and has to stay whole. */
function brokenRows(count: number): (Broken & { spoil: string })[] {
  const at = (share: number) => Math.max(1, Math.floor(count * share));
  const kinds: [spoil: string, mend: string][] = [
    [`masuk = '0000-00-00 00:00:00'`, `masuk = '2021-05-01 08:00:00'`],
    [`masuk = '1970-01-01 00:00:00'`, `masuk = '2021-05-02 08:00:00'`],
    [`isi = ''`, `isi = '(tanpa teks)'`],
    [`isi = concat('Pipa', char(0), 'bocor')`, `isi = 'Pipa bocor di depan rumah'`],
  ];
  const broken = kinds.flatMap(([spoil, mend], kind) =>
    [0.1, 0.4, 0.7].map((share) => ({ nomor: at(share) + kind, spoil, mend })),
  );
  return [...broken, { nomor: at(0.5), spoil: `isi = repeat('Panjang sekali. ', 12000)`, mend: 'isi = isi' }];
}
