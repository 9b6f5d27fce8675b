import type { Learned } from './learn.ts';

const percent = (value: number | null) => (value === null ? '    -' : `${(value * 100).toFixed(1)}%`.padStart(6));
const PER_ROW = 24;
const MOST_DISTRICTS = 30;

/** What was learned, for people: whole and by district, the weights in force beside the learned ones. */
export function table(outcome: Learned): string {
  const { against, labels, same, unseenPairs, folds, suggestFrom, draft, byDistrict } = outcome;
  const shown = byDistrict.slice(0, MOST_DISTRICTS);
  return [
    `${labels} decided pairs (${same} same), ${unseenPairs} unseen ones; ${folds} parts, each judged by the others; from ${suggestFrom} bits`,
    `${'district'.padEnd(PER_ROW)}  pairs   precision ${against.padEnd(12)} learned   recall ${against.padEnd(12)} learned`,
    row('all', outcome),
    ...shown.map((district) => row(district.district, district)),
    ...(byDistrict.length > shown.length ? [`... ${byDistrict.length - shown.length} more with --json`] : []),
    draft
      ? `Stored as the draft ${draft}. shadowDedupModel lets it run beside ${against}.`
      : 'Nothing was stored (--save-draft).',
  ].join('\n');
}

const row = (name: string, { labels, active, learned }: Pick<Learned, 'labels' | 'active' | 'learned'>) =>
  [
    name.slice(0, PER_ROW).padEnd(PER_ROW),
    `${String(labels).padStart(6)} `,
    `${percent(active.precision).padStart(21)} ${percent(learned.precision)} `,
    `${percent(active.recall).padStart(18)} ${percent(learned.recall)}`,
  ].join(' ');
