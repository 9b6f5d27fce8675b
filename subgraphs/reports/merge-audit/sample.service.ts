import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import type { MergeDecision } from '../merge/merge-decision.entity.ts';

/** Share of automatic joins that people look at again. */
const AUDITED_SHARE = 0.02;

/** Whether this pair is looked at again: by a hash of its name, so always the same, and nobody picks it. */
export function isSampled(lowId: string, highId: string): boolean {
  const digest = createHash('sha256').update(`${lowId} ${highId}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < AUDITED_SHARE;
}

/**
 * Puts the sampled ones of these automatic joins into the queue of the judges, and with each a pair that was only
 * suggested, so that being in the queue tells nothing; nor does their order, ids are random. Needs SYSTEM and the transaction of the joins.
 */
export async function sampleAudits(em: EntityManager, decisions: readonly MergeDecision[], now: Date): Promise<void> {
  const sampled = decisions.filter(({ lowId, highId }) => isSampled(lowId, highId));
  if (sampled.length === 0) return;
  await bound(em, ADD_JOINED, [JSON.stringify(sampled.map(rowOf)), now]);
  const ids = sampled.map(() => randomUUID());
  await bound(em, ADD_SUGGESTED, [ids, now, ids.length]);
}

const rowOf = ({ id, lowId, highId, rule, evidence }: MergeDecision) => ({
  ...{ id: randomUUID(), decision_id: id, low_id: lowId, high_id: highId, rule },
  model_version: (evidence as { modelVersion?: string }).modelVersion ?? null,
});

const CATEGORY = `(select r.category_id from reports.report r where r.id in (pair.low_id, pair.high_id)
  order by r.received_at, r.id limit 1)`;

const ADD_JOINED = `insert into reports.merge_audit (id, low_id, high_id, decision_id, rule, category_id, model_version, made_at)
  select pair.id, pair.low_id, pair.high_id, pair.decision_id, pair.rule, ${CATEGORY}, pair.model_version, $2
  from jsonb_to_recordset($1::jsonb) as pair (id uuid, decision_id uuid, low_id uuid, high_id uuid, rule text, model_version text)
  on conflict do nothing`;

const ADD_SUGGESTED = `insert into reports.merge_audit (id, low_id, high_id, category_id, model_version, made_at)
  select ($1::uuid[])[row_number() over ()], pair.low_id, pair.high_id, ${CATEGORY}, pair.model_version, $2
  from (select s.* from reports.duplicate_suggestion s where s.value > 0 and s.band in ('AUTO_ELIGIBLE', 'SUGGEST')
      and not exists (select 1 from reports.merge_audit a where a.low_id = s.low_id and a.high_id = s.high_id)
    order by s.value desc, s.low_id desc, s.high_id desc limit $3) pair
  on conflict do nothing`;
