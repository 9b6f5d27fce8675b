import { type Connection, createConnection } from 'mariadb';
import type { OldRow } from './old-row.ts';

/** The agency's old application, as far as this client reads it. */
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
    let last: OldRow | undefined;
    for (;;) {
      const behind = last ? 'where (diubah, nomor) > (?, ?)' : '';
      const place = last ? [last.diubah, last.nomor] : [];
      const rows: OldRow[] = await this.connection.query(
        `select * from keluhan ${behind} order by diubah, nomor limit ${size}`,
        place,
      );
      if (rows.length === 0) return;
      yield rows;
      last = rows.at(-1);
    }
  }

  async count(): Promise<number> {
    const [row] = await this.connection.query('select count(*) as n from keluhan');
    return Number(row.n);
  }

  close(): Promise<void> {
    return this.connection.end();
  }
}
