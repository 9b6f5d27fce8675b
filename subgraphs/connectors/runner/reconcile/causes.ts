import type { FindingCause, FindingKind } from '../../ledger/reconciliation-words.ts';

/** SQL: newer than this, the last pull need not have brought it. `c` is the channel. */
const LAST_LOOK = `(coalesce(c.last_success_at, '-infinity') - make_interval(secs => c.seconds_between_pulls))`;

/** SQL: the hub could not take the item in. */
const IS_DEAD = `(not p.usable or exists (select 1 from connectors.dead_letter d
  where d.channel_id = c.id and d.external_id = p.external_id and d.resolved_at is null))`;

/** SQL: the source shows an older state than the hub holds, which the hub has seen before. */
const IS_LATE = `exists (select 1 from connectors.source_version w where w.source_record_id = p.record_id
  and w.content_hash = p.source_hash and w.seq <> p.seq and (w.late or p.source_updated_at < p.hub_updated_at))`;

/** SQL: only the status differs, and the hub's is still to be told. */
const IS_PUSH_PENDING = `(p.by_content is false or 'STATUS' = any(p.traits)) and p.source_status <> p.hub_status
  and exists (select 1 from connectors.push_delivery d where d.source_record_id = p.record_id and d.state = 'WAITING')`;

/** SQL: title and body hold nothing but words of somebody who tries a form out. */
const IS_TEST = `lower(coalesce(p.title, '') || ' ' || p.body) ~ '^[^a-z]*((tes|test|testing|uji|coba|percobaan|dummy)[^a-z]*)+$'`;

/** Why the two sides differ: the first line of its kind that holds; none: UNKNOWN. `p`: a pair of `compare.ts`. */
export const CAUSES: [FindingKind, FindingCause, holds: string][] = [
  ['MISSING_IN_HUB', 'DEAD_LETTER', IS_DEAD],
  ['MISSING_IN_HUB', 'NOT_YET_PULLED', `coalesce(p.source_updated_at, p.received_at) > ${LAST_LOOK}`],
  ['EXTRA_IN_HUB', 'DELETED_AT_SOURCE', 'p.withdrawn'],
  ['EXTRA_IN_HUB', 'MOVED_DAY', 'p.is_listed'],
  ['EXTRA_IN_HUB', 'TEST_ROW', IS_TEST],
  ['DIFFERING', 'DEAD_LETTER', IS_DEAD],
  [
    'DIFFERING',
    'NEWER_AT_SOURCE',
    `p.source_updated_at > coalesce(p.hub_updated_at, '-infinity') and p.source_updated_at > ${LAST_LOOK}`,
  ],
  ['DIFFERING', 'LATE_VERSION', IS_LATE],
  ['DIFFERING', 'PUSH_PENDING', IS_PUSH_PENDING],
  ['DIFFERING', 'AGENCY_RENAMED', `'AGENCY_RENAMED' = any(p.traits)`],
  ['DIFFERING', 'LETTER_CASE', `'LETTER_CASE' = any(p.traits)`],
  ['DIFFERING', 'PRIVACY_RAISED', `'PRIVACY_RAISED' = any(p.traits)`],
];

/** SQL: the cause of pair `p` of kind `p.kind` in channel `c`. */
export const CAUSE = `case ${CAUSES.map(([kind, cause, holds]) => `when p.kind = '${kind}' and ${holds} then '${cause}'`).join('\n')}
  else 'UNKNOWN' end`;
