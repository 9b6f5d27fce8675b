import type { LetterBox, QueueState } from '../handover/letter-box.ts';
import { readAtScrape } from './meter.ts';
import type { MetricKey } from './metrics.ts';
import { fresh } from './sql-gauge.ts';

/** What is shown of each queue. */
const SHOWN: readonly (readonly [MetricKey, (state: QueueState) => number])[] = [
  ['lettersWaiting', ({ waiting }) => waiting],
  ['lettersDead', ({ dead }) => dead],
  ['letterAge', ({ oldestSeconds }) => oldestSeconds],
];

/** Shows the queues of the letter box; gives what ends it. */
export function showQueues(letterBox: Pick<LetterBox, 'queues'>): () => void {
  const read = fresh(() => letterBox.queues());
  const ends = SHOWN.map(([metric, of]) =>
    readAtScrape(metric, async () =>
      (await read()).map((state) => ({ labels: { queue: state.queue }, value: of(state) })),
    ),
  );
  return () => {
    for (const end of ends) end();
  };
}
