import { expect, test } from '@jest/globals';
import { stampOf } from '../../../../../subgraphs/connectors/sheet/export/stamp.parser.ts';

const place = { regency: 'Kabupaten Pasaman', district: 'Rao', village: 'Taruang', detail: 'dekat jembatan' };

test.each([
  ['Kabupaten Pasaman | Rao | Taruang | dekat jembatanKewenangan Pemerintah KABUPATEN Pasaman'],
  ['Kabupaten Pasaman| Rao |Taruang| dekat jembatanKewenangan Pemerintah KKABUPATEN Pasaman'],
  ['Kabupaten Pasaman | Rao | Taruang | dekat jembatanAduan ini menjadi kewenangan Pemda Kabupaten Pasaman'],
  ['[Kabupaten Pasaman] | [Rao] | [Taruang] | [dekat jembatan]Aduan ini kewenangan Pemda. Aduan diluar kewenangan'],
  ['Kabupaten Pasaman | Rao | Taruang | "dekat jembatan"Kewenangan Kab Pasaman'],
  ['Kabupaten Pasaman  Rao  Taruang  dekat jembatan Kewenangan Pemerintah Kabupaten Pasaman'],
  ['Kabupaten Pasaman | Rao | Taruang | dekat jembatan'],
])('the place is read from the stamp %j', (stamp) =>
  expect(stampOf(`Jalan rusak."Lokasi Kejadian ${stamp}`)).toEqual(place),
);

test('a citizen’s own word "kewenangan" does not end the free words', () => {
  const text = 'Lokasi Kejadian A | B | C | tidak ada yang mengambil kewenangan untuk iniKewenangan Pemda A';
  expect(stampOf(text)?.detail).toBe('tidak ada yang mengambil kewenangan untuk ini');
});

test.each(['', 'Lampu padam di Rao', 'Lokasi Kejadian di depan pasar', 'Lokasi Kejadian A | B', 'A | B | C | D'])(
  '%j has no stamp',
  (text) => expect(stampOf(text)).toBeNull(),
);
