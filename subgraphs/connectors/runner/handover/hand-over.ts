import type { EntityManager } from '@mikro-orm/postgresql';
import type { BornReport } from '../../../common/handover/reports-gathered.topic.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import type { PushResult, ReportPush } from '../../kit/push.ts';
import { SourceError } from '../../kit/source-error.ts';
import { Handover } from '../../ledger/handover.entity.ts';
import { HandoverItem } from '../../ledger/handover-item.entity.ts';
import { storable } from '../record-fault.policy.ts';

/** A source that takes reports as its own. */
export type Taker = (push: ReportPush) => Promise<PushResult>;

/** What it takes to hand over. */
export interface HandoverTerms {
  em: EntityManager;
  secret: string;
  now: () => Date;
  /** Null: the source takes none; all of them go by the file. */
  take: Taker | null;
  /** The worker stops: what it was doing stays as it was. */
  signal: AbortSignal;
}

/**
 * Gives the source every report that waits, one after the other, each settled after its call: a worker that dies between
 * gives it again with the same mark. Secret reports go by the file, where their flags stand beside them: a source's own
 * form knows none. So does what the source refused.
 */
export async function handReportsOver(handoverId: string, terms: HandoverTerms): Promise<void> {
  const { em, now } = terms;
  const handover = await em.findOneOrFail(Handover, { id: handoverId }, { refresh: true });
  if (handover.state !== 'OPEN') return;
  const waiting = await em.find(HandoverItem, { handoverId, state: 'WAITING' }, { orderBy: { n: 'asc' } });
  for (const item of waiting) {
    const settled = await given(handover, item, terms);
    if (settled) await em.nativeUpdate(HandoverItem, { handoverId, reportId: item.reportId }, settled);
  }
  await em.nativeUpdate(Handover, { id: handoverId }, { handedAt: now() });
  await endIfWhole(em, handoverId, now());
}

/** Ends a hand-over of which the old system has every report. */
export const endIfWhole = (em: EntityManager, id: string, now: Date) => em.execute(END, [now, id, id]);

/** The report of an item. */
export const reportOf = (secret: string, { sealedReport }: HandoverItem): BornReport =>
  JSON.parse(unseal(secret, sealedReport));

async function given(
  handover: Handover,
  item: HandoverItem,
  { secret, now, take, signal }: HandoverTerms,
): Promise<Partial<HandoverItem> | null> {
  const { title, body, category, place, occurredAt, anonymous, secret: isSecret } = reportOf(secret, item);
  const words = { title, body, category, place, occurredAt };
  if (take === null || isSecret || anonymous) return null;
  const mark = { at: handover.startedAt.toISOString(), key: `${handover.id}:${item.reportId}` };
  try {
    const { outcome, remoteRef } = await take({ ...words, ...mark });
    // Without an id of its own the report cannot be known again when it is pulled.
    const isKnown = outcome !== 'UNCERTAIN' && remoteRef !== null;
    return { state: isKnown ? 'DONE' : 'UNCERTAIN', remoteRef, errorMessage: null, settledAt: isKnown ? now() : null };
  } catch (error) {
    // A worker that stops says nothing about the source: the next one gives it again, with the same mark.
    if (signal.aborted) throw error;
    if (error instanceof SourceError)
      return { state: 'FAILED', errorMessage: storable(error.message), settledAt: now() };
    return { state: 'UNCERTAIN', errorMessage: 'the connector failed in the middle of it.' };
  }
}

const END = `update connectors.handover h set state = 'DONE', ended_at = ? where h.id = ? and h.state = 'OPEN'
  and not exists (select 1 from connectors.handover_item i where i.handover_id = ? and i.state <> 'DONE')`;
