import { describe, expect, it } from '@jest/globals';
import { spotOf } from '../../../../subgraphs/reports/likeness/place/spot.parser.ts';
import { tokens } from '../../../../subgraphs/reports/likeness/text/tokens.ts';

const spot = (address: string) => spotOf({ address: tokens(address), stamp: [], text: [] }, new Set());
const streets = (address: string) =>
  spot(address).streets.map((street) => [street.key, [...street.directions].join(), [...street.gangs].join()]);

describe('where a report says it is', () => {
  it.each([
    ['Jl. Mawar Contoh Barat IV no 12', [['mawarcontoh', 'barat', '4']], ['12']],
    ['mawar contoh kulon 2/36', [['mawarcontoh', 'barat', '2']], ['36']],
    ['Mawar Contoh 198', [['mawarcontoh', '', '']], ['198']],
    ['jl mawar contoh gg 3a nomer 5 s/d 9', [['mawarcontoh', '', '3a']], ['5', '7', '9']],
    ['Mawar Contoh gang 1, 2 dan 4', [['mawarcontoh', '', '1,2,4']], []],
  ])('%s', (address, expected, houses) => {
    expect(streets(address)).toEqual(expected);
    expect([...spot(address).houses].sort()).toEqual(houses);
  });

  it('reads RT, RW, block and label', () => {
    const { rts, rws, blocks, labels } = spot('Titik C, Griya Contoh blok D no 4 RT.05/RW.012');
    expect([[...rts], [...rws], [...blocks], [...labels]]).toEqual([['5'], ['12'], ['d'], ['c']]);
  });
});
