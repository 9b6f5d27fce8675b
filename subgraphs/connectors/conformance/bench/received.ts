import type { SourceRecordsChanged } from '../../../common/handover/source-records-changed.topic.ts';
import { Finding } from '../check.ts';
import type { Bench } from './bench.ts';
import type { ReceivedReport, Receiver } from './receiver.ts';

/** The reports lent to the kit. @throws Finding when nobody has lent them */
export async function lent(bench: Bench): Promise<Receiver> {
  const receiver = await bench.receiver();
  if (receiver) return receiver;
  throw new Finding(
    'the kit was not lent the reports of the hub',
    'testConnector',
    'run `npm run connector -- test`, which lends them',
  );
}

/** What the hub makes of the channel's letters that nobody has read yet, by the source's own ids. */
export async function received(bench: Bench, channel: string): Promise<Map<string, ReceivedReport>> {
  const [ledger, receiver] = await Promise.all([bench.ledger(), lent(bench)]);
  const letters = await ledger.rows<{ id: string; payload: SourceRecordsChanged }>(
    `select id::text, data->'payload' as payload from pgboss.job
     where name = 'source-records-changed.reports' and data->'payload'->>'channelId' = ? order by created_on, id`,
    [channel],
  );
  // A letter that comes again changes nothing, so all may be delivered each time.
  for (const { payload } of letters) await receiver.takeIn(payload);
  const rows = await ledger.rows<{ id: string; externalId: string }>(
    'select id, external_id as "externalId" from connectors.source_record where channel_id = ?',
    [channel],
  );
  const reports = await receiver.reportsOf(channel);
  return new Map(
    rows.flatMap(({ id, externalId }) => {
      const report = reports.get(id);
      return report ? [[externalId, report] as const] : [];
    }),
  );
}
