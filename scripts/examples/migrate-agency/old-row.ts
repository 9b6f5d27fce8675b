/** A row of the old application's table `keluhan`; times as MariaDB writes them, in the zone of Jakarta. */
export interface OldRow {
  nomor: number;
  judul: string | null;
  isi: string;
  kategori: string | null;
  keadaan: string;
  anonim: number;
  rahasia: number;
  nama: string | null;
  telepon: string | null;
  masuk: string;
  diubah: string;
  bidang: string | null;
  tanggapan: string | null;
  ditanggapi: string | null;
  foto: string | null;
  foto_alamat: string | null;
  foto_jenis: string | null;
  foto_bytes: number | null;
}

/** The instant of a time of the old application; null: it is none, e.g. 0000-00-00. */
export function instantOf(time: string | null): string | null {
  const at = new Date(`${time?.replace(' ', 'T')}+07:00`);
  return Number.isNaN(at.valueOf()) ? null : at.toISOString();
}

/** An instant as a time of the old application. */
export const localTime = (instant: string): string =>
  new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 23).replace('T', ' ');
