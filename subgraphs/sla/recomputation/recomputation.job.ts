import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import { type RecomputeOrder, recomputeClocks } from '../../common/handover/recompute-clocks.topic.ts';
import { countConcerned } from '../clock/report-state.loader.ts';
import { type Book, Recomputation } from './recomputation.entity.ts';

/** Ids of failed reports that are remembered. */
const FAILED_TOLD = 20;

/** What was published, and which clocks it can move. */
export interface Publication {
  book: Book;
  version: string;
  agencyId?: string | null;
  dueFromDay?: string | null;
  receivedFromDay?: string | null;
}

/** Sends the clocks that a publication can move to be computed again, in the transaction of the publication. */
export async function orderRecomputation(
  em: EntityManager,
  runtime: { letterBox: LetterBox; now: () => Date },
  { book, version, agencyId = null, dueFromDay = null, receivedFromDay = null }: Publication,
): Promise<void> {
  const publishedAt = runtime.now();
  const id = newId(publishedAt);
  em.create(Recomputation, { id, book, version, agencyId, publishedAt, done: 0, failed: 0, failedReportIds: [] });
  await em.flush();
  const order = { afterReportId: null, dueFromDay, receivedFromDay, agencyId, recomputationId: id };
  await runtime.letterBox.send(em, recomputeClocks, order);
}

/** Notes down that the job has begun, and what lies ahead; a repeat changes nothing. */
export async function noteStart(em: EntityManager, order: RecomputeOrder, now: Date): Promise<void> {
  if (order.recomputationId === null || order.afterReportId !== null) return;
  await em.execute(
    'update sla.recomputation set total = ?, started_at = coalesce(started_at, ?::timestamptz) where id = ?::uuid',
    [await countConcerned(em, order), now, order.recomputationId],
  );
}

/** Notes down one batch; `ended`: nothing is left. In the transaction of the batch: a killed worker counts nothing twice. */
export async function noteBatch(
  em: EntityManager,
  { recomputationId }: RecomputeOrder,
  { done, failed, endedAt }: { done: number; failed: readonly string[]; endedAt: Date | null },
): Promise<void> {
  if (recomputationId === null) return;
  await em.execute(
    `update sla.recomputation set done = done + ?, failed = failed + ?, ended_at = ?::timestamptz,
       total = case when ?::timestamptz is null then total else done + failed end,
       failed_report_ids = jsonb_path_query_array(failed_report_ids || ?::jsonb, '$[0 to ${FAILED_TOLD - 1}]')
     where id = ?::uuid`,
    [done, failed.length, endedAt, endedAt, JSON.stringify(failed), recomputationId],
  );
}
