/** How one row came out. */
export type RowResult = 'PASS' | 'FAIL' | 'N.A.';

/** One row of the pass card. */
export interface CardRow {
  number: number;
  given: string;
  must: string;
  result: RowResult;
  /** Why it failed or does not apply. */
  reason: string | null;
  /** Where it failed. */
  place: string | null;
  /** What its author can do. */
  remedy: string | null;
}

/** What became of every row. */
export interface Card {
  subject: string;
  family: string;
  version: string;
  /** No row failed. */
  passed: boolean;
  rows: CardRow[];
}

/** Rows of a card of which none was left out. */
export const CARD_ROWS = 53;

const WIDTH = 72;

/** The card for people: a line a row, and under each that failed what is wrong, where, and what to do. */
export function printCard({ subject, family, version, passed, rows }: Card): string {
  const count = (result: RowResult) => rows.filter((row) => row.result === result).length;
  const lines = rows.flatMap((row) => [
    `${mark(row.result)} ${String(row.number).padStart(2)}  ${`${row.given} → ${row.must}`.slice(0, WIDTH).padEnd(WIDTH)}  ${row.result}`,
    ...details(row),
  ]);
  const sum = `${count('PASS')} passed, ${count('FAIL')} failed, ${count('N.A.')} not applicable`;
  return [`${subject} (${family} ${version})`, '', ...lines, '', `${passed ? 'PASSED' : 'FAILED'}: ${sum}`].join('\n');
}

const mark = (result: RowResult) => ({ PASS: '✓', FAIL: '✗', 'N.A.': '-' })[result];

function details({ result, reason, place, remedy }: CardRow): string[] {
  if (result === 'PASS') return [];
  if (result !== 'FAIL') return [`        ${reason}`];
  return [`        what   ${reason}`, `        where  ${place}`, `        do     ${remedy}`];
}
