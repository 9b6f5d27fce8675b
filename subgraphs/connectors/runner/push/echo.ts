import type { EntityManager } from '@mikro-orm/postgresql';
import type { ComplaintSnapshot } from '../../../common/handover/source-records-changed.topic.ts';
import { unseal } from '../../../common/privacy/seal.ts';
import { canonicalJson } from '../../../common/text/canonical-json.ts';
import type { ArrivingVersion } from '../page.ts';
import { isEcho } from './echo.policy.ts';

/** The last push of a record that its source may have heard, with the version that held before the arriving one. */
interface Told {
  id: string;
  recordId: string;
  status: string;
  statusOut: string;
  sealedNote: string | null;
  before: ComplaintSnapshot;
}

/**
 * Those of the new versions that only bring back the status we told their source. A push is echoed once: the same
 * status coming again later is news. One of unknown fate is thereby known to have arrived.
 */
export async function echoesAmong(
  em: EntityManager,
  secret: string,
  versions: readonly ArrivingVersion[],
  now: Date,
): Promise<Set<ArrivingVersion>> {
  const changed = versions.filter(({ verdict }) => verdict === 'CHANGED');
  if (changed.length === 0) return new Set();
  const asked = changed.map(({ standing, seq }) => ({ id: standing.id, seq }));
  const told = new Map((await em.execute<Told[]>(TOLD, [JSON.stringify(asked)])).map((push) => [push.recordId, push]));
  const same = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other);
  const echoes = changed.filter(({ standing, record }) => {
    const push = told.get(standing.id);
    if (!push) return false;
    const note = push.sealedNote && unseal(secret, push.sealedNote);
    return isEcho({ ...push, note }, push.before, record.complaint, same);
  });
  const heard = echoes.map(({ standing }) => told.get(standing.id)?.id);
  if (heard.length > 0) await em.execute(HEARD, [now, now, JSON.stringify(heard)]);
  return new Set(echoes);
}

const TOLD = `
  select p.id, p.source_record_id as "recordId", p.status, p.status_out as "statusOut", p.sealed_note as "sealedNote",
    v.complaint as before
  from jsonb_to_recordset(?::jsonb) as asked(id text, seq int)
  cross join lateral (select * from connectors.push_delivery d where d.source_record_id = asked.id
    and d.status_out is not null and (d.state in ('DONE', 'ALREADY', 'UNCERTAIN') or (d.state = 'WAITING' and d.attempts > 0))
    order by d.at desc, d.report_seq desc limit 1) p
  cross join lateral (select s.complaint from connectors.source_version s where s.source_record_id = asked.id
    and s.seq < asked.seq and not s.late order by s.seq desc limit 1) v
  where p.echoed_at is null`;

const HEARD = `update connectors.push_delivery set echoed_at = ?,
    settled_at = case when state = 'UNCERTAIN' then ? else settled_at end,
    state = case when state = 'UNCERTAIN' then 'DONE' else state end
  where id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))`;
