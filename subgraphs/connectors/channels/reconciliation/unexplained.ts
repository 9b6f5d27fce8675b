/**
 * SQL: the finding `f` has no cause, and no person's explanation holds: one does while both sides say what they said when
 * it was given.
 */
export const UNEXPLAINED = `(f.cause = 'UNKNOWN' and not exists (select 1 from connectors.explanation e
  where e.channel_id = f.channel_id and e.external_id = f.external_id and e.kind = f.kind
    and e.source_hash = f.source_hash and e.hub_hash = f.hub_hash))`;
