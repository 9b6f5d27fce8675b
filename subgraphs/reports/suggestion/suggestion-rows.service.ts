import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import type { Likeness } from '../likeness/model.ts';
import type { Prepared } from './likeness.policy.ts';
import { type ComparedPair, worthOf } from './suggestion.policy.ts';

/** A pair found while `foundFor` was checked. */
export interface FoundPair extends ComparedPair {
  lowId: string;
  highId: string;
  foundFor: string;
  one: Prepared;
  other: Prepared;
}

/** Reports that a suggestion names together with one of these: compared again, whether still near or not. */
export function partnersOf(em: EntityManager, ids: readonly string[]): Promise<{ reportId: string; nearId: string }[]> {
  return bound(
    em,
    `select low_id as "reportId", high_id as "nearId" from reports.duplicate_suggestion where low_id = any($1::uuid[])
     union all select high_id, low_id from reports.duplicate_suggestion where high_id = any($1::uuid[])`,
    [ids],
    'suggested with',
  );
}

/** Lets the suggestions about the reports checked be those found now: others go, known ones are renewed. */
export async function replaceSuggestions(
  em: EntityManager,
  checked: readonly Prepared[],
  found: readonly FoundPair[],
  versions: { model: string; terms: string | null },
  now: Date,
): Promise<void> {
  const low = found.map(({ lowId }) => lowId);
  const high = found.map(({ highId }) => highId);
  await bound(em, REMOVE, [checked.map(({ report }) => report.id), low, high], 'suggestions gone');
  if (found.length === 0) return;
  await bound(em, WRITE, [JSON.stringify(found.map(rowOf)), versions.model, versions.terms, now], 'suggestions found');
}

const rowOf = (pair: FoundPair) => ({
  low_id: pair.lowId,
  high_id: pair.highId,
  found_for: pair.foundFor,
  band: pair.full.band,
  bits: pair.full.bits,
  open_band: pair.open.band,
  open_bits: pair.open.bits,
  value: worthOf(pair, pair.one.report, pair.other.report),
  evidence: evidenceOf(pair.full),
  open_evidence: evidenceOf(pair.open),
});

const evidenceOf = ({ relation, levels, conflicts }: Likeness) => ({ relation, levels, conflicts });

const REMOVE = `delete from reports.duplicate_suggestion s
  where (s.low_id = any($1::uuid[]) or s.high_id = any($1::uuid[])) and not exists (
    select 1 from unnest($2::uuid[], $3::uuid[]) as kept (low_id, high_id)
    where kept.low_id = s.low_id and kept.high_id = s.high_id)`;

/** A row that says the same already stays untouched, its time too. */
const WRITE = `insert into reports.duplicate_suggestion (low_id, high_id, found_for, band, bits, open_band, open_bits,
    value, evidence, open_evidence, model_version, terms_version, at)
  select f.*, $2, $3, $4 from jsonb_to_recordset($1::jsonb) as f (low_id uuid, high_id uuid, found_for uuid, band text,
    bits real, open_band text, open_bits real, value real, evidence jsonb, open_evidence jsonb)
  order by low_id, high_id
  on conflict (low_id, high_id) do update set found_for = excluded.found_for, band = excluded.band, bits = excluded.bits,
    open_band = excluded.open_band, open_bits = excluded.open_bits, value = excluded.value,
    evidence = excluded.evidence, open_evidence = excluded.open_evidence, model_version = excluded.model_version,
    terms_version = excluded.terms_version, at = excluded.at
  where (duplicate_suggestion.bits, duplicate_suggestion.band, duplicate_suggestion.value, duplicate_suggestion.evidence,
      duplicate_suggestion.open_evidence, duplicate_suggestion.model_version, duplicate_suggestion.terms_version)
    is distinct from (excluded.bits, excluded.band, excluded.value, excluded.evidence, excluded.open_evidence,
      excluded.model_version, excluded.terms_version)`;
