import { expect, test } from '@jest/globals';
import { nameKey } from '../../../../subgraphs/common/text/name-key.ts';

test.each([
  ['KAB. Pasaman', 'kabupaten pasaman'],
  ['Kabupaten  Pasaman ', 'kabupaten pasaman'],
  ['Pemkot Bukittinggi', 'pemerintah kota bukittinggi'],
  ['Pertanian\u00a0dan Peternakan', 'pertanian dan peternakan'],
])('%s is compared as "%s"', (name, key) => expect(nameKey(name)).toBe(key));
