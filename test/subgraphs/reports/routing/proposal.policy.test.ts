import { expect, test } from '@jest/globals';
import { type Evidence, proposalsFrom } from '../../../../subgraphs/reports/routing/proposal.policy.ts';

const similar = (agencyId: string, reports: number, outOf: number): Evidence => ({
  ...{ agencyId, ground: 'SIMILAR_REPORT', reports, outOf },
  region: null,
});
const history = (agencyId: string, reports: number, outOf: number): Evidence => ({
  ...similar(agencyId, reports, outOf),
  ground: 'CATEGORY_HISTORY',
});
const place = (agencyId: string, levelsAbove: number): Evidence => ({
  ...similar(agencyId, 0, 0),
  ground: 'PLACE',
  region: { name: 'Kabupaten Contoh', levelsAbove },
});

test.each<[string, Evidence[], [string, number][]]>([
  ['nothing is known', [], []],
  [
    'the regency comes before the province',
    [place('p', 1), place('r', 0)],
    [
      ['r', 0.4],
      ['p', 0.2],
    ],
  ],
  [
    'habit outweighs the place',
    [place('r', 0), history('d', 9, 10)],
    [
      ['d', 0.54],
      ['r', 0.4],
    ],
  ],
  [
    'one report is no habit',
    [place('r', 0), history('d', 1, 1)],
    [
      ['r', 0.4],
      ['d', 0.12],
    ],
  ],
  [
    'the same words outweigh all',
    [history('d', 10, 10), similar('s', 1, 1)],
    [
      ['s', 0.8],
      ['d', 0.6],
    ],
  ],
  ['grounds add up, never beyond 1', [place('r', 0), history('r', 10, 10), similar('r', 1, 1)], [['r', 0.952]]],
  [
    'of equals the smaller id',
    [place('b', 0), place('a', 0)],
    [
      ['a', 0.4],
      ['b', 0.4],
    ],
  ],
])('%s', (_, evidence, expected) =>
  expect(proposalsFrom(evidence, 5).map(({ agencyId, score }) => [agencyId, score])).toEqual(expected),
);

test('reasons are told in both languages, strongest first, and no more agencies than asked for', () => {
  const [first, ...rest] = proposalsFrom([place('r', 0), history('r', 9, 10), place('p', 1)], 1);
  expect(rest).toEqual([]);
  expect(first?.reasons).toEqual([
    {
      ground: 'CATEGORY_HISTORY',
      reports: 9,
      indonesian: 'Menangani 9 dari 10 laporan terakhir dalam kategori ini tanpa mengembalikannya.',
      english: 'Handled 9 of the last 10 reports of this category without returning them.',
    },
    {
      ground: 'PLACE',
      reports: 0,
      indonesian: 'Berwenang di Kabupaten Contoh.',
      english: 'Answers for Kabupaten Contoh.',
    },
  ]);
});
