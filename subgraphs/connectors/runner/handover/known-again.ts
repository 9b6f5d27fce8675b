import type { EntityManager } from '@mikro-orm/postgresql';
import type { ArrivingVersion } from '../page.ts';

/** New items of a page that are reports the hub handed over: by the id of their source record, the report. */
export async function knownAgain(
  em: EntityManager,
  channelId: string,
  versions: readonly ArrivingVersion[],
): Promise<Map<string, string>> {
  const created = versions.filter(({ verdict }) => verdict === 'CREATED').map(({ standing }) => standing);
  if (created.length === 0) return new Map();
  const ids = JSON.stringify(created.map(({ externalId }) => externalId));
  const rows = await em.execute<{ ref: string; reportId: string }[]>(KNOWN, [channelId, ids]);
  const byRef = new Map(rows.map(({ ref, reportId }) => [ref, reportId]));
  return new Map(
    created.flatMap(({ id, externalId }) => (byRef.has(externalId) ? [[id, byRef.get(externalId)!]] : [])),
  );
}

const KNOWN = `select remote_ref as ref, report_id as "reportId" from connectors.handover_item
  where channel_id = ? and remote_ref = any(array(select jsonb_array_elements_text(?::jsonb)))`;
