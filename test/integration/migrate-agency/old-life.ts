import type { MariadbServer } from '../servers/mariadb.ts';
import { localTime } from './old-app.ts';

/** What happens in the old application while the agency migrates. */
export class OldLife {
  private turn = 0;

  /** @param quiet numbers up to this one are changed and deleted; those above are in the hands of the offices */
  constructor(
    private readonly server: MariadbServer,
    private readonly quiet: number,
  ) {}

  /** Its clock is that of the hub. */
  tick = (now: Date) => this.server.run(`update jam set kini = '${localTime(now)}'`);

  /** A day: two complaints go on, one is new, one is deleted. */
  async day(now: Date): Promise<void> {
    this.turn += 1;
    await this.tick(now);
    const [{ most }] = (await this.server.run('select max(nomor) as most from keluhan')) as [{ most: number }];
    const n = ((this.turn * 97) % this.quiet) + 1;
    await this.server.run(
      `update keluhan set tanggapan = concat(coalesce(tanggapan, ''), ' Ditinjau lagi.'), ditanggapi = '${localTime(now)}' where nomor in (${n}, ${n + 1})`,
      `insert into keluhan (nomor, judul, isi, kategori, keadaan, anonim, rahasia, nama, masuk, diubah)
        values (${most + 1}, 'Baru', 'Laporan baru nomor ${most + 1} di Jalan Contoh', 'JALAN', 'baru', ${this.turn % 2}, ${this.turn % 3 === 0 ? 1 : 0}, 'Warga Contoh ${most + 1}', '${localTime(now)}', '${localTime(now)}')`,
    );
    await this.remove(((this.turn * 61) % this.quiet) + 1, now);
  }

  /** Numbers of complaints that are open there. */
  async open(): Promise<string[]> {
    const rows = await this.server.run(
      `select nomor from keluhan where keadaan not in ('selesai', 'tutup', 'selesai (2019)', 'arsip') order by nomor`,
    );
    return rows.map(({ nomor }) => String(nomor));
  }

  /** Somebody finds the old form although it is closed. */
  async late(nomor: number, now: Date): Promise<void> {
    const at = localTime(now);
    await this.server.run(
      `insert into keluhan (nomor, isi, keadaan, anonim, rahasia, masuk, diubah)
        values (${nomor}, 'Formulir lama masih terbuka', 'selesai', 0, 0, '${at}', '${at}')`,
    );
  }

  /** Deletes a complaint, and logs why. */
  async remove(nomor: number, now: Date): Promise<void> {
    await this.server.run(
      `insert into keluhan_terhapus select nomor, 'Atas permintaan pelapor', '${localTime(now)}' from keluhan where nomor = ${nomor}`,
      `delete from keluhan where nomor = ${nomor}`,
    );
  }
}
