import { describe, expect, it } from '@jest/globals';
import { unstamp } from '../../../../subgraphs/reports/likeness/text/stamp.policy.ts';
import { tokens } from '../../../../subgraphs/reports/likeness/text/tokens.ts';

const said = (text: string) =>
  tokens(text)
    .map((token) => token.text)
    .filter(Boolean)
    .join(' ');

describe('words of a complaint', () => {
  it.each([
    ['jln yg rusak blm diperbaiki', 'jalan yang rusak belum diperbaiki'],
    ['anak2 sekolah', 'anak sekolah'],
    ['RT02 RW05', 'rt 2 rw 5'],
    ['bantuannyaTolong segera', 'bantuannya tolong segera'],
    ['bagussss', 'bagus'],
    ['gang III', 'gang iii'],
    ['biaya 1.000.000', 'biaya 1000000'],
    ['lihat https://contoh.invalid/x lubang', 'lihat lubang'],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it('a call centre stamp leaves the words and becomes a place', () => {
    const text =
      'Lampu mati.Lokasi Kejadian KOTA CONTOH | TIMUR | MELATI | Jl. Anggrek no 4Kewenangan Pemerintah KOTA CONTOH';
    const { said: left, place } = unstamp(text);
    expect(left.trim()).toBe('Lampu mati.');
    expect(left).toHaveLength(text.length);
    expect(place!.slice(text.indexOf('Jl.')).trim()).toBe('Jl. Anggrek no 4');
  });
});
