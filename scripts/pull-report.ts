import type { RunBook } from '../subgraphs/connectors/runner/run-book.ts';

/** What came of a pull, as one line of JSON. */
export const pullInJson = (book: RunBook) => JSON.stringify(summaryOf(book));

/** What came of a pull, in words: the counts, what ended it early, each dead letter and each remark with its place. */
export function pullInWords(book: RunBook): string {
  const { outcome, seen, created, changed, unchanged, late, dead, failure, deadLetters, notes } = summaryOf(book);
  const counts = `${created} new, ${changed} changed, ${unchanged} unchanged, ${late} late, ${dead} dead letters`;
  return [
    `${outcome}: ${seen} items read: ${counts}`,
    ...(failure ? [`${failure.code}: ${failure.message}`] : []),
    ...deadLetters.map(({ place, reason }) => `dead letter, ${place}: ${reason}`),
    ...notes.map((note) => `note, ${note}`),
  ].join('\n');
}

function summaryOf({ run, dead, notes, failure }: RunBook) {
  const { outcome, seen, created, changed, unchanged, late } = run;
  const deadLetters = dead.map(({ place, reason }) => ({ place, reason }));
  return { outcome, seen, created, changed, unchanged, late, dead: dead.length, failure, deadLetters, notes };
}
