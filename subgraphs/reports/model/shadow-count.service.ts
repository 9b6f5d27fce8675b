import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import type { LikenessBand } from '../likeness/model.ts';

/** Bands of one pair by both models. */
export interface BandPair {
  active: LikenessBand;
  shadow: LikenessBand;
}

/** Adds the pairs of a batch to the counts of the day. Needs the SYSTEM viewer and a transaction. */
export async function countShadow(
  em: EntityManager,
  versions: { active: string; shadow: string },
  pairs: readonly BandPair[],
  now: Date,
): Promise<void> {
  const groups = [...Map.groupBy(pairs, ({ active, shadow }) => `${active} ${shadow}`)].sort();
  if (groups.length === 0) return;
  await bound(em, ADD, [
    versions.shadow,
    versions.active,
    now.toISOString().slice(0, 10),
    groups.map(([, [first]]) => first!.active),
    groups.map(([, [first]]) => first!.shadow),
    groups.map(([, group]) => group.length),
  ]);
}

const ADD = `insert into reports.dedup_model_day (model_version, active_version, day, active_band, shadow_band, pairs)
  select $1, $2, $3, n.* from unnest($4::text[], $5::text[], $6::int[]) as n
  on conflict (model_version, active_version, day, active_band, shadow_band)
  do update set pairs = dedup_model_day.pairs + excluded.pairs`;
