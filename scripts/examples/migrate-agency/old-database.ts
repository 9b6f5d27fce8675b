import { createHash } from 'node:crypto';
import { type Connection, createConnection } from 'mariadb';
import type { HandedRow } from './handover-file.ts';
import { instantOf, localTime, type OldRow } from './old-row.ts';

/** Rows of the archive read at once. */
const AT_ONCE = 2_000;

/** The agency's old application, as far as this client reads it; it writes there only what a hand-over brings. */
export class OldDatabase {
  private constructor(private readonly connection: Connection) {}

  /** @param url mariadb://user:password@host:port/database */
  static async open(url: string): Promise<OldDatabase> {
    const { hostname, port, username, password, pathname } = new URL(url);
    const connection = await createConnection({
      host: hostname,
      port: Number(port || 3306),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      database: pathname.slice(1),
      dateStrings: true,
    });
    return new OldDatabase(connection);
  }

  /** Pages of all rows, oldest change first: a row that changes meanwhile comes again at the end. */
  async *pages(size: number): AsyncGenerator<OldRow[]> {
    for (let last: OldRow | undefined; ; ) {
      const behind = last ? 'where diubah > ? or (diubah = ? and nomor > ?)' : '';
      const place = last ? [last.diubah, last.diubah, last.nomor] : [];
      const order = `order by diubah, nomor limit ${size}`;
      const rows: OldRow[] = await this.connection.query(`select * from keluhan ${behind} ${order}`, place);
      if (rows.length === 0) return;
      yield rows;
      last = rows.at(-1);
    }
  }

  async count(): Promise<number> {
    const [row] = await this.connection.query('select count(*) as n from keluhan');
    return Number(row.n);
  }

  /** Some rows, of all years. */
  sample(count: number): Promise<OldRow[]> {
    return this.connection.query('select * from keluhan order by rand() limit ?', [count]);
  }

  /** Numbers of complaints that are open, the newest first. */
  async open(count: number): Promise<string[]> {
    const sql = `select nomor from keluhan where keadaan in ('baru', 'diteruskan', 'diverifikasi', 'diproses') order by nomor desc limit ?`;
    return (await this.connection.query(sql, [count])).map(({ nomor }: OldRow) => String(nomor));
  }

  /** Every number it ever gave out, those of deleted complaints too. */
  async numbers(): Promise<string[]> {
    const rows: OldRow[] = await this.connection.query(
      'select nomor from keluhan union select nomor from keluhan_terhapus order by nomor',
    );
    return rows.map(({ nomor }) => String(nomor));
  }

  /** Why a complaint is not there any more, as its log says; null: the log does not know it. */
  async whyDeleted(number: string): Promise<string | null> {
    const [row] = await this.connection.query('select alasan, dihapus from keluhan_terhapus where nomor = ?', [number]);
    return row ? `Dihapus di aplikasi lama pada ${row.dihapus}: ${row.alasan}` : null;
  }

  /** The archive's hash as docs/MIGRATION.md defines it. */
  async archive(): Promise<{ hash: string; records: number }> {
    const hash = createHash('sha256');
    let records = 0;
    for (let last = ''; ; ) {
      const key = 'cast(nomor as char charset binary)';
      const sql = `select * from keluhan where ${key} > ? order by ${key} limit ${AT_ONCE}`;
      const rows: OldRow[] = await this.connection.query(sql, [last]);
      if (rows.length === 0) return { hash: hash.digest('hex'), records };
      for (const { nomor, keadaan, masuk, isi } of rows)
        hash.update(`${JSON.stringify([String(nomor), keadaan, instantOf(masuk), isi])}\n`);
      records += rows.length;
      last = String(rows.at(-1)!.nomor);
    }
  }

  /** Writes a report of the hub as a complaint of its own, once. @returns its number here */
  async takeIn({ nomorHub, judul, isi, keadaan, anonim, rahasia, diterima }: HandedRow): Promise<string> {
    const mark = `Diserahkan hub ${nomorHub}`;
    const [known] = await this.connection.query('select nomor from keluhan where bidang = ?', [mark]);
    if (known) return String(known.nomor);
    const [{ nomor }] = await this.connection.query('select max(nomor) + 1 as nomor from keluhan');
    await this.connection.query(
      `insert into keluhan (nomor, judul, isi, keadaan, anonim, rahasia, masuk, diubah, bidang) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [nomor, judul, isi, keadaan, anonim, rahasia, localTime(diterima), localTime(diterima), mark],
    );
    return String(nomor);
  }

  close(): Promise<void> {
    return this.connection.end();
  }
}
