/**
 * How well pairs of complaints are told apart. Without files: on generated data of a committed seed, with baselines.
 *   npm run eval:consolidation -- --json
 *   npm run eval:consolidation -- --records records.csv --pairs pairs.csv [--without lat,lng] [--verbose] [--json]
 *   ... --learn-records other.csv --learn-pairs other-pairs.csv   adds what weights learned on those files do here
 * Columns: docs/CONSOLIDATION.md.
 */
import { parseArgs } from 'node:util';
import { FOUNDING_WEIGHTS } from '../subgraphs/reports/likeness/weights/founding-weights.ts';
import { evaluateGenerated } from './eval/consolidation/generated-eval.ts';
import { crossValidated, curve, transferred } from './eval/consolidation/learned-eval.ts';
import { figures, type Judged, judgeFiles } from './eval/consolidation/outside-eval.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string' },
    pairs: { type: 'string' },
    'learn-records': { type: 'string' },
    'learn-pairs': { type: 'string' },
    without: { type: 'string' },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

if (Boolean(values.records) !== Boolean(values.pairs)) {
  console.error('--records and --pairs belong together: give both files, or none for generated data.');
  process.exitCode = 1;
} else if (values.records && values.pairs) {
  outside(values.records, values.pairs);
} else print(evaluateGenerated(FOUNDING_WEIGHTS));

function outside(records: string, pairs: string): void {
  const without = values.without?.split(',').map((column) => column.trim());
  const judged = judgeFiles(records, pairs, FOUNDING_WEIGHTS, without);
  const { 'learn-records': learnRecords, 'learn-pairs': learnPairs } = values;
  const result = {
    weights: FOUNDING_WEIGHTS.version,
    ...figures(judged),
    ...curve(judged.map((pair) => ({ ...pair, bits: pair.likeness.bits }))),
    learned: crossValidated(judged, FOUNDING_WEIGHTS),
    ...(learnRecords &&
      learnPairs && {
        transferred: transferred(judgeFiles(learnRecords, learnPairs, FOUNDING_WEIGHTS), judged, FOUNDING_WEIGHTS),
      }),
  };
  if (!values.json && values.verbose) for (const pair of judged) console.log(card(pair));
  print(values.json && values.verbose ? { ...result, judged } : result);
}

function card({ a, b, verdict, likeness }: Judged): string {
  const lines = likeness.levels.map(
    ({ field, bits, words }) => `  ${bits.toFixed(1).padStart(5)}  ${field}: ${words.id} | ${words.en}`,
  );
  const head = `${a} ${b}  ${verdict}  ${likeness.bits} bits  ${likeness.band}  ${likeness.relation}`;
  return [head, ...lines, `  conflicts: ${likeness.conflicts.join(', ') || 'none'}`, ''].join('\n');
}

function print(result: unknown): void {
  console.log(JSON.stringify(result, null, values.json ? undefined : 2));
}
