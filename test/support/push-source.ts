import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { newId } from '../../subgraphs/common/database/uuid.ts';
import type { PushOrder } from '../../subgraphs/common/handover/push-status.topic.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { seal } from '../../subgraphs/common/privacy/seal.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import type { Connector, PullContext } from '../../subgraphs/connectors/kit/connector.ts';
import type { PushResult, StatusPush } from '../../subgraphs/connectors/kit/push.ts';
import { PushDelivery } from '../../subgraphs/connectors/ledger/push-delivery.entity.ts';
import { acceptPushes } from '../../subgraphs/connectors/runner/push/accept-pushes.ts';
import { deliverPushes } from '../../subgraphs/connectors/runner/push/deliver-pushes.ts';
import { complaintOf, item, listsConnector, pull, putChannel, rows } from './pages-connector.ts';

/** The invented source's words. BLOCKED has none. */
const STATUS_OUT = { IN_PROGRESS: 'dikerjakan', CLOSED: 'tuntas' };

export const DONE: PushResult = { outcome: 'DONE', remoteRef: 'REF-1' };

/** An invented source that takes statuses; `answer` says how, `told` keeps what it was told. */
export function pushSource(answer: (push: StatusPush, ctx: PullContext<unknown>) => PushResult | Promise<PushResult>) {
  const told: StatusPush[] = [];
  const parts: Partial<Connector> = {
    statusMap: () => ({ dikerjakan: 'IN_PROGRESS', tuntas: 'CLOSED' }),
    statusOut: () => STATUS_OUT,
    normalize: (raw, info) => ({
      ...complaintOf(raw),
      status: info.status(String(raw.status ?? 'baru')),
      answers: Array.isArray(raw.answers)
        ? raw.answers.map((text) => ({ at: null, by: null, text: String(text) }))
        : [],
    }),
    async pushStatus(ctx, push) {
      told.push(push);
      return answer(push, ctx);
    },
  };
  return { told, parts, connector: listsConnector([], parts) };
}

/** A channel of the source in HUB_FIRST with the records 1 and 2; gives their ids. */
export async function putTold(runtime: Runtime, id: string, parts: Parameters<typeof putChannel>[2] = {}) {
  await putChannel(runtime, id, { phase: 'HUB_FIRST', ...parts });
  await pull(
    runtime,
    id,
    listsConnector([[item('1', { status: 'baru' }), item('2', { status: 'baru' })]], pushSource(() => DONE).parts),
  );
  const found = await rows<{ id: string }>(
    runtime,
    'select id from connectors.source_record where channel_id = ? order by external_id',
    [id],
  );
  return found.map((record) => record.id) as [string, string];
}

/** What `reports` sends when a status changes. */
export const order = (
  runtime: Runtime,
  sourceRecordId: string,
  reportSeq: number,
  status: PushOrder['status'],
  note: string | null = null,
): PushOrder => ({
  sourceRecordId,
  key: `${sourceRecordId}:${reportSeq}`,
  reportSeq,
  status,
  at: new Date(Date.parse('2026-03-17T02:00:00Z') + reportSeq * 1000).toISOString(),
  sealedNote: note && seal(runtime.config.HUB_SECRET, note),
});

export const accept = (runtime: Runtime, orders: PushOrder[]) =>
  forkFor(runtime.orm, SYSTEM_VIEWER).transactional((em) => acceptPushes(em, runtime, orders));

/** Tells the channel what waits, as the job does. */
export const deliver = (runtime: Runtime, id: string, connector: Connector, signal = new AbortController().signal) =>
  deliverPushes(runtime, id, { connectors: { REST: connector }, variables: {}, signal });

/** Deliveries of the channel, oldest first. */
export const deliveriesOf = (runtime: Runtime, channelId: string): Promise<PushDelivery[]> =>
  forkFor(runtime.orm, SYSTEM_VIEWER).find(PushDelivery, { channelId }, { orderBy: { at: 'asc', reportSeq: 'asc' } });

/** Lets waiting pushes of the channel be due, and claims of dead workers lapse. */
export const makeDue = (runtime: Runtime, id: string) =>
  rows(
    runtime,
    `update connectors.push_delivery set next_at = ?, claimed_until = now() - interval '1 second' where channel_id = ? and state = 'WAITING'`,
    [runtime.now(), id],
  );

/** A delivery put in as it stands. */
export async function putDelivery(runtime: Runtime, facts: Partial<PushDelivery>): Promise<PushDelivery> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const at = runtime.now();
  const id = newId(at);
  const usual = { id, key: id, reportSeq: 2, status: 'CLOSED', at, createdAt: at, nextAt: null };
  const push = Object.assign(new PushDelivery(), { ...usual, ...facts });
  await em.persist(push).flush();
  return push;
}
