import type { EntityManager } from '@mikro-orm/postgresql';
import { UNEXPLAINED } from '../../subgraphs/connectors/channels/reconciliation/unexplained.ts';

/** Header of an export. */
export const COLUMNS = [
  'external_id',
  'kind',
  'cause',
  'day',
  'source_status',
  'hub_status',
  'unexplained',
  'explanation',
] as const;

/** One difference as it is exported. */
export type ExportRow = Record<(typeof COLUMNS)[number], string | null>;

/** Differences read at once. */
const BATCH = 1_000;

/** The differences of a comparison, in the order of their ids, in batches. */
export async function* exportRows(em: EntityManager, reconciliationId: string): AsyncGenerator<ExportRow[]> {
  for (let after = ''; ; ) {
    const rows = await em.execute<(ExportRow & { id: string })[]>(ROWS, [reconciliationId, after]);
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    yield rows;
  }
}

const ROWS = `
  select f.id, f.external_id, f.kind, f.cause, f.day::text, f.source_status, f.hub_status,
    case when ${UNEXPLAINED} then 'yes' else 'no' end as unexplained,
    (select e.reason from connectors.explanation e where e.channel_id = f.channel_id and e.external_id = f.external_id
      and e.kind = f.kind and e.source_hash = f.source_hash and e.hub_hash = f.hub_hash order by e.id desc limit 1) as explanation
  from connectors.finding f where f.reconciliation_id = ?::uuid and f.id > ? order by f.id limit ${BATCH}`;
