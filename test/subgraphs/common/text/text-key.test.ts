import { expect, test } from '@jest/globals';
import { textKey } from '../../../../subgraphs/common/text/text-key.ts';

const text = 'Lampu jalan di depan pasar sudah padam tiga malam, mohon segera diperbaiki';

test.each([
  ['letter case', text.toUpperCase()],
  ['lost line breaks', text.replace(', mohon', 'Mohon')],
  ['punctuation and spaces', `  ${text.replaceAll(' ', '   ')}!!!`],
  [
    'the call centre’s stamp',
    `${text}Lokasi Kejadian KABUPATEN CONTOH | KECAMATAN CONTOH | Desa Contoh | depan pasar Kewenangan Pemda`,
  ],
])('a copy that differs in %s has the same key', (_, copy) => expect(textKey(copy)).toBe(textKey(text)));

test('other words give another key', () => expect(textKey(text.replace('tiga', 'empat'))).not.toBe(textKey(text)));

test('a text of fewer than eight words has no key, since everybody writes "Tes"', () => {
  expect(textKey('Tes')).toBeNull();
  expect(textKey('Mohon bantuan untuk jalan yang rusak')).toBeNull();
});
