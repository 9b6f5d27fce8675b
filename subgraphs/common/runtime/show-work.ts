import type { SubgraphParts } from '../graphql/subgraph-parts.ts';
import { showQueues } from '../metrics/queue-gauges.ts';
import { type Checks } from '../metrics/readiness.ts';
import { showSqlGauges } from '../metrics/sql-gauge.ts';
import type { Runtimes } from './open-runtimes.ts';

/** Shows the queues and what the contexts a worker works for have to tell; gives what ends it. */
export function showWork(runtimes: Runtimes, working: readonly SubgraphParts[]): () => void {
  const ends = working.map(({ gauges = [], database }) => showSqlGauges(runtimes.of(database.schema).orm, gauges));
  ends.push(showQueues(runtimes.letterBox));
  return () => {
    for (const end of ends) end();
  };
}

/** A worker is ready when the database answers and its letters are being read. */
export const workChecks = ({ letterBox }: Runtimes): Checks => ({
  database: async () => (await letterBox.waiting()) >= 0,
  letters: () => letterBox.isRead(),
});
