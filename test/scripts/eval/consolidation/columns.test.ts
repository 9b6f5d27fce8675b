import { describe, expect, it } from '@jest/globals';
import { withoutColumns } from '../../../../scripts/eval/consolidation/columns.ts';
import { compare, type LikenessRecord, prepare } from '../../../../subgraphs/reports/likeness/likeness.ts';
import { countTerms } from '../../../../subgraphs/reports/likeness/text/word-likeness.ts';
import { FOUNDING_WEIGHTS } from '../../../../subgraphs/reports/likeness/weights/founding-weights.ts';

const WHOLE: LikenessRecord = {
  id: '1',
  text: 'Lampu jalan padam di Jl. Kenari Contoh gang 2 no 7',
  categoryId: '12',
  agencyId: '5',
  channelId: 'web',
  receivedAt: '2026-03-02T08:00:00+07:00',
  place: {
    regency: 'Kota Contoh',
    district: 'Utara Contoh',
    village: 'Kenari Contoh',
    detail: 'Jl. Kenari Contoh gang 2 no 7',
    lat: -7.1,
    lng: 112.1,
  },
  reporterKeys: ['key-1'],
  anonymous: false,
  secret: false,
  status: 'OPEN',
};
const fields = (record: LikenessRecord) => {
  const one = prepare(record);
  const { levels, bits, band } = compare(one, prepare({ ...record, id: '2' }), {
    weights: FOUNDING_WEIGHTS,
    terms: countTerms('test', [one.words]),
  });
  return { seen: levels.map(({ field }) => field), bits, band };
};

describe('records without a column', () => {
  it.each([
    [['lat'], ['distance']],
    [['lng'], ['distance']],
    [['kelurahan', 'kecamatan', 'regency'], ['area']],
    [['category'], ['category']],
    [['received_at'], ['time']],
    [['reporter_keys'], ['reporter']],
  ])('%j: nothing is said about %j, and the sum stays a number', (columns, silent) => {
    const { seen, bits, band } = fields(withoutColumns(WHOLE, columns));
    expect(fields(WHOLE).seen).toEqual(expect.arrayContaining(silent));
    for (const field of silent) expect(seen).not.toContain(field);
    expect(Number.isFinite(bits)).toBe(true);
    expect(band).not.toBe('IGNORE');
  });

  it('a report of unknown time is merged by nobody but a person', () => {
    expect(fields(withoutColumns(WHOLE, ['received_at'])).band).toBe('SUGGEST');
  });

  it('an unknown column is named', () => {
    expect(() => withoutColumns(WHOLE, ['kode_pos'])).toThrow('--without knows no column "kode_pos"');
  });
});
