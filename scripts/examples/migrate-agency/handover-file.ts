import { parse } from 'csv-parse/sync';
import type { OldRow } from './old-row.ts';
import { WORDS_BACK } from './words.ts';

/** What the old application is given of a report that was born in the hub. */
export type HandedRow = Pick<OldRow, 'judul' | 'isi' | 'keadaan' | 'anonim' | 'rahasia'> & {
  /** Number the hub gave it: it is kept, so that the same report is not taken in twice. */
  nomorHub: string;
  /** Instant of receipt. */
  diterima: string;
};

/** The reports of a hand-over's file, as rows of the old application. */
export function handedRows(text: string): { n: number; row: HandedRow }[] {
  const lines: Record<string, string>[] = parse(text, { columns: true, bom: true });
  return lines.map((line) => ({
    n: Number(line.no),
    row: {
      nomorHub: line.nomor_laporan ?? '',
      judul: line.judul || null,
      isi: line.isi ?? '',
      keadaan: WORDS_BACK[line.status as keyof typeof WORDS_BACK] ?? 'baru',
      anonim: line.anonim === 'ya' ? 1 : 0,
      rahasia: line.rahasia === 'ya' ? 1 : 0,
      diterima: line.diterima ?? '',
    },
  }));
}
