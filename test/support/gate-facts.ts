import { newId } from '../../subgraphs/common/database/uuid.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import { rows } from './pages-connector.ts';
import { TEST_NOW } from './test-runtime.ts';

/** So many days before the present of tests. */
export const daysAgo = (days: number) => new Date(TEST_NOW.valueOf() - days * 86_400_000);

/** Puts a row about a channel into a table of the ledger, with an id of its own. */
export async function putFact(runtime: Runtime, table: string, channelId: string, facts: Record<string, unknown>) {
  const all = { id: newId(TEST_NOW), channel_id: channelId, ...facts };
  const columns = Object.keys(all);
  await rows(
    runtime,
    `insert into connectors.${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    Object.values(all),
  );
  return all.id;
}

/** A whole comparison that ended so many days ago, with so many unexplained differences of a kind. */
export async function putComparison(runtime: Runtime, channelId: string, days: number, unexplained = 0, parts = {}) {
  const at = daysAgo(days);
  const facts = { other_side: 'SOURCE', state: 'DONE', sides: 'TWO_SIDED', asked_at: at, started_at: at, ended_at: at };
  const id = await putFact(runtime, 'reconciliation', channelId, { ...facts, by_role: 'SYSTEM', ...parts });
  for (let n = 0; n < unexplained; n += 1)
    await putFact(runtime, 'finding', channelId, {
      ...{ id: `${id}.${n}`, reconciliation_id: id, external_id: `${n}`, kind: 'EXTRA_IN_HUB', cause: 'UNKNOWN' },
      ...{ source_hash: '', hub_hash: 'h', secret: false },
    });
  return id;
}

/** Clean comparisons on every day of two weeks before the present: ten working days. */
export async function putCleanFortnight(runtime: Runtime, channelId: string): Promise<void> {
  for (let days = 1; days <= 14; days += 1) await putComparison(runtime, channelId, days);
}
