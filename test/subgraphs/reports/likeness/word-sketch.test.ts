import { expect, test } from '@jest/globals';
import { dice } from '../../../../scripts/eval/consolidation/generated/dice.ts';
import { prepare } from '../../../../subgraphs/reports/likeness/likeness.ts';
import { cosine, countTerms } from '../../../../subgraphs/reports/likeness/text/word-likeness.ts';
import { mostCosine, wordSketch } from '../../../../subgraphs/reports/likeness/text/word-sketch.ts';
import { inventedReports } from '../suggestion/invented-reports.ts';

const seed = Date.now() % 1_000_000;
const NOWHERE = { regency: null, district: null, village: null, detail: null };
const wordsOf = (text: string) =>
  prepare({
    ...{
      id: '',
      text,
      categoryId: null,
      agencyId: null,
      channelId: null,
      receivedAt: '',
      place: NOWHERE,
    },
    ...{ reporterKeys: [], anonymous: false, secret: false, status: 'OPEN' },
  }).words;

test(`two texts are never more alike than the sketch of one allows (seed ${seed})`, () => {
  const texts = inventedReports(dice(seed), 40).map(({ text }) => wordsOf(text));
  const terms = countTerms('1', texts);
  const sketches = texts.map(wordSketch);
  const bounds = texts.flatMap((one) =>
    texts.map((other, at) => ({ true: cosine(one, other, terms), most: mostCosine(one, sketches[at]!, terms) })),
  );
  expect(bounds.filter((pair) => pair.true > pair.most + 1e-9)).toEqual([]);
  expect(bounds.filter(({ most }) => most < 0.85).length).toBeGreaterThan(bounds.length / 4);
});

// Whoever changes how words are read must raise the VERSION of sketches: those stored would tell something wrong.
test('the sketch of a text is the one that is stored', () => {
  const sketch = wordSketch(wordsOf('Lampu jalan padam di Jl. Contoh Mawar no 12, mohon diperbaiki segera'));
  expect(sketch.toString('hex')).toBe('0100000000250400100000000800000000');
});

test('a sketch of another version allows everything', () => {
  const words = wordsOf('Pohon tumbang menutup jalan');
  const sketch = wordSketch(wordsOf('Sampah menumpuk'));
  sketch[0] = 0;
  expect(mostCosine(words, sketch, countTerms('1', [words]))).toBe(1);
});
