import { createHmac } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { deriveKey } from '../../../../subgraphs/common/privacy/derive-key.ts';
import { probedKeys, senderKeys, storedKeys } from '../../../../subgraphs/reports/block-key/block-key.policy.ts';
import type { ComparedReport } from '../../../../subgraphs/reports/block-key/compared-report.ts';
import { keyedHash } from '../../../../subgraphs/reports/block-key/keyed-hash.service.ts';
import { bandsOf } from '../../../../subgraphs/reports/block-key/min-hash.policy.ts';
import { rarestWords, type Terms } from '../../../../subgraphs/reports/block-key/rare-word.policy.ts';

const report: ComparedReport = {
  id: 'a',
  text: 'Lampu jalan Melati Raya padam',
  categoryId: 'lamps',
  agencyId: null,
  channelId: 'ringkas',
  receivedAt: new Date('2026-03-02T01:00:00Z'),
  place: { regency: 'Kabupaten Contoh', district: null, village: 'Hulu Indah', detail: null },
  reporterKeys: ['PHONE:1:abc'],
  anonymous: false,
  secret: false,
  status: 'RECEIVED',
};
const read = (parts: Partial<ComparedReport> = {}, streets: string[] = [], rarest: string[] = []) => ({
  report: { ...report, ...parts },
  words: ['lampu'],
  streets,
  rarest,
  village: null,
});
const at = (lat: number, lng: number) => ({ ...report.place!, lat, lng });

test.each<[string, string[], string[]]>([
  ['sender and village', storedKeys(read()), ['P:PHONE:1:abc', 'K:contoh/hulu indah/lamps']],
  ['no sender of an anonymous report', storedKeys(read({ anonymous: true })), ['K:contoh/hulu indah/lamps']],
  ['no village key without a category', storedKeys(read({ categoryId: null, reporterKeys: [] })), []],
  [
    'a street within its regency, whichever village is named',
    storedKeys(read({ reporterKeys: [], categoryId: null }, ['melatiraya', 'mawar'])),
    ['S:melatiraya/contoh', 'S:mawar/contoh'],
  ],
  ['a street without any place', storedKeys(read({ place: null, anonymous: true }, ['mawar'])), ['S:mawar/-']],
  [
    'six pairs of four rare words, in one order',
    storedKeys(read({ place: null, anonymous: true }, [], ['d', 'a', 'c', 'b'])),
    ['R:a b', 'R:a c', 'R:a d', 'R:b c', 'R:b d', 'R:c d'],
  ],
])('%s', (_, keys, expected) => expect(keys).toEqual(expected));

test('a cell is stored once and looked for with the eight around it, so that 300 m across its edge are found', () => {
  const [one, other] = [read({ place: at(-6.2, 106.8) }), read({ place: at(-6.2027, 106.8) })];
  const cells = (keys: string[]) => keys.filter((key) => key.startsWith('G:'));
  expect(cells(storedKeys(one))).toHaveLength(1);
  expect(cells(probedKeys(one))).toHaveLength(9);
  expect(cells(probedKeys(one))).toEqual(expect.arrayContaining(cells(storedKeys(other))));
  expect(cells(probedKeys(one))).not.toEqual(
    expect.arrayContaining(cells(storedKeys(read({ place: at(-6.21, 106.8) })))),
  );
});

test('texts with most words in common share a band, others share none; order does not count', () => {
  const words = Array.from({ length: 30 }, (_, n) => `kata${n}`);
  const bands = bandsOf(words);
  expect(bands).toHaveLength(6);
  expect(bandsOf([...words].reverse())).toEqual(bands);
  const shared = (others: string[]) => bandsOf(others).filter((band) => bands.includes(band)).length;
  expect(shared([...words.slice(1), 'lain'])).toBeGreaterThan(0);
  expect(shared(words.map((word) => `${word}x`))).toBe(0);
});

test('rare words are chosen by the table; without one there are none', () => {
  const terms: Terms = {
    version: '1',
    documents: 10_000,
    frequency: new Map([
      ['lampu', 3000],
      ['tugu', 25],
      ['pasar', 900],
    ]),
  };
  expect(rarestWords(terms, ['lampu', 'pasar', 'tugu', 'zamrud', 'intan'])).toEqual(['intan', 'zamrud', 'tugu']);
  expect(rarestWords(null, ['tugu'])).toEqual([]);
});

test('what is stored depends on the secret, and sender keys can be named to delete them', () => {
  const [one, other] = ['a'.repeat(32), 'b'.repeat(32)].map((secret) => keyedHash(secret, 'P:x'));
  expect(one).not.toBe(other);
  // The shortcut must not change a bit.
  const key = deriveKey('a'.repeat(32), 'block-key:2');
  expect(one).toBe(createHmac('sha256', key).update('P:x').digest().readInt32BE(0));
  expect(senderKeys(report)).toEqual(['P:PHONE:1:abc']);
});
