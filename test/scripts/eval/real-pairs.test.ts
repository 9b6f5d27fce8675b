import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { crossValidated } from '../../../scripts/eval/consolidation/learned-eval.ts';
import { figures, judgeFiles } from '../../../scripts/eval/consolidation/outside-eval.ts';
import { FOUNDING_WEIGHTS } from '../../../subgraphs/reports/likeness/weights/founding-weights.ts';

/** Real complaints may never lie in the repository: they are looked for beside it. */
const DATA = resolve(import.meta.dirname, '../../../../shared/data');
const here = existsSync(DATA);
if (!here && process.env.CI === 'true') throw new Error(`The real pairs are missing: put them into ${DATA}.`);

(here ? describe : describe.skip)('likeness on real pairs', () => {
  const judge = (records: string, pairs: string) =>
    judgeFiles(`${DATA}/${records}`, `${DATA}/${pairs}`, FOUNDING_WEIGHTS);

  it("holds precision and recall on a city's pairs, also by weights learned elsewhere", () => {
    const judged = judge('real-dev-records.csv', 'real-dev-pairs.csv');
    const { suggestedOrMore } = figures(judged);
    expect(suggestedOrMore.precision).toBeGreaterThanOrEqual(0.95);
    expect(suggestedOrMore.recall).toBeGreaterThanOrEqual(0.7);
    const { atBits } = crossValidated(judged, FOUNDING_WEIGHTS);
    expect(atBits[3]!.precision).toBeGreaterThanOrEqual(0.93);
    expect(atBits[3]!.recall).toBeGreaterThanOrEqual(0.6);
  });

  it('merges no different pair of an export by itself', () => {
    const judged = judge('laporan-ringkas-sample.csv', 'laporan-ringkas-sample.truth.csv');
    expect(judged.length).toBeGreaterThan(50);
    expect(judged.filter(({ same, likeness }) => !same && likeness.band === 'AUTO_ELIGIBLE')).toEqual([]);
  });
});
