import { describe, expect, it } from '@jest/globals';
import { compare, type LikenessRecord, prepare } from '../../../../subgraphs/reports/likeness/likeness.ts';
import { countTerms } from '../../../../subgraphs/reports/likeness/text/word-likeness.ts';
import { FOUNDING_WEIGHTS } from '../../../../subgraphs/reports/likeness/weights/founding-weights.ts';

const LAMP: LikenessRecord = {
  id: '1',
  text: 'PJU padam sudah tiga hari, gelap sekali kalau malam dan rawan kecelakaan motor, pejalan kaki takut lewat setelah mengaji',
  categoryId: '12',
  agencyId: '5',
  channelId: 'web',
  receivedAt: '2026-03-02T08:00:00+07:00',
  place: { regency: 'Kota Contoh', district: null, village: 'Karang Contoh', detail: 'Jl. Melati Contoh gang 3 no 14' },
  reporterKeys: ['key-1'],
  anonymous: false,
  secret: false,
  status: 'OPEN',
};
const at = (detail: string, change: Partial<LikenessRecord> = {}): LikenessRecord => ({
  ...LAMP,
  id: '2',
  receivedAt: '2026-03-02T10:00:00+07:00',
  ...change,
  place: { ...LAMP.place, detail },
});
const judge = (a: LikenessRecord, b: LikenessRecord) => {
  const [one, other] = [prepare(a), prepare(b)];
  return compare(one, other, { weights: FOUNDING_WEIGHTS, terms: countTerms('test', [one.words, other.words]) });
};

describe('likeness of two reports', () => {
  it.each([
    ['the same spot in another spelling', at('jln melati contoh III nomer 14'), 'AUTO_ELIGIBLE', []],
    ['the neighbouring gang', at('jl melati contoh gg 4 no 14'), 'SUGGEST', ['gang']],
    ['another house', at('Jl. Melati Contoh gang 3 no 40'), 'SUGGEST', ['house']],
    ['an anonymous copy', at('Jl. Melati Contoh gang 3 no 14', { anonymous: true }), 'SUGGEST', []],
    [
      'a closed copy',
      { ...LAMP, id: '2', receivedAt: '2026-02-20T08:00:00+07:00', status: 'CLOSED' as const },
      'RECURRENCE',
      [],
    ],
    ['another person', at('Jl. Melati Contoh gang 3 no 14', { reporterKeys: ['key-2'] }), 'SUGGEST', []],
  ])('%s', (_, other, band, conflicts) => {
    const { band: found, conflicts: seen } = judge(LAMP, other);
    expect({ band: found, conflicts: seen }).toEqual({ band, conflicts });
  });

  it('another thing at the same spot is no copy', () => {
    const tree = at('Jl. Melati Contoh gang 3 no 14', {
      text: 'Mohon pohon dipangkas karena rantingnya terlalu tinggi',
      categoryId: '30',
      reporterKeys: [],
    });
    const likeness = judge(LAMP, tree);
    expect(likeness).toMatchObject({ band: 'IGNORE', conflicts: ['thing'] });
    expect(likeness.levels.find(({ field }) => field === 'thing')!.words.id).toBe(
      'Hal yang dilaporkan berbeda: lampu jalan / pohon',
    );
  });

  it('the bits of the card and the prior add up', () => {
    const { bits, levels } = judge(LAMP, at('melati contoh 3'));
    expect(levels.reduce((sum, level) => sum + level.bits, FOUNDING_WEIGHTS.prior)).toBeCloseTo(bits, 6);
  });

  it('spans point at the words they speak of', () => {
    const street = judge(LAMP, at('jln melati contoh III')).levels.find(({ field }) => field === 'street');
    const [span] = street!.spans!.a;
    expect(LAMP.place.detail!.slice(span!.from, span!.to)).toBe('Melati Contoh gang 3');
    expect(street!.words.en).toBe('Same street and gang: melati contoh 3');
  });

  it('reporters are not compared when either is anonymous', () => {
    const fields = judge(LAMP, at('x', { anonymous: true })).levels.map(({ field }) => field);
    expect(fields).not.toContain('reporter');
  });
});
