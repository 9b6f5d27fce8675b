import type { MariadbServer } from '../servers/mariadb.ts';
import { localTime } from './old-app.ts';

/** What happens in the old application while the agency migrates. */
export class OldLife {
  private turn = 0;

  constructor(private readonly server: MariadbServer) {}

  /** Its clock is that of the hub. */
  tick = (now: Date) => this.server.run(`update jam set kini = '${localTime(now)}'`);

  /** A day: complaints go on, one is new, one is deleted; the last `besides` numbers are left alone. */
  async day(now: Date, besides: number): Promise<void> {
    this.turn += 1;
    await this.tick(now);
    const [{ most }] = (await this.server.run('select max(nomor) as most from keluhan')) as [{ most: number }];
    const quiet = most - besides;
    const n = (this.turn * 97) % quiet || 1;
    await this.server.run(
      `update keluhan set tanggapan = concat(coalesce(tanggapan, ''), ' Ditinjau lagi.'), ditanggapi = '${localTime(now)}' where nomor in (${n}, ${n + 1})`,
      `insert into keluhan (nomor, judul, isi, kategori, keadaan, anonim, rahasia, masuk, diubah)
        values (${most + 1}, 'Baru', 'Laporan baru nomor ${most + 1} di Jalan Contoh', 'JALAN', 'baru', ${this.turn % 2}, ${this.turn % 3 === 0 ? 1 : 0}, '${localTime(now)}', '${localTime(now)}')`,
    );
    await this.remove(((this.turn * 61) % quiet) + 2, now);
  }

  /** Deletes a complaint, and logs why. */
  async remove(nomor: number, now: Date): Promise<void> {
    await this.server.run(
      `insert into keluhan_terhapus select nomor, 'Atas permintaan pelapor', '${localTime(now)}' from keluhan where nomor = ${nomor}`,
      `delete from keluhan where nomor = ${nomor}`,
    );
  }
}
