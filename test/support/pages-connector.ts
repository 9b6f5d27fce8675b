import { z } from 'zod';
import { forkFor } from '../../subgraphs/common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import type { Runtime } from '../../subgraphs/common/runtime/runtime.ts';
import type { Complaint } from '../../subgraphs/connectors/kit/complaint.ts';
import type { Connector, Page, PullContext } from '../../subgraphs/connectors/kit/connector.ts';
import type { Json, RawRecord } from '../../subgraphs/connectors/kit/json.ts';
import { SourceError } from '../../subgraphs/connectors/kit/source-error.ts';
import { Channel } from '../../subgraphs/connectors/ledger/channel.entity.ts';
import { type PullOptions, pullChannel } from '../../subgraphs/connectors/runner/pull-run.ts';

/** An invented complaint as an invented source gives it; `broken` is the reason why it cannot be used. */
export const item = (id: string, parts: { [key: string]: Json } = {}): RawRecord => ({
  id,
  text: `Isi ${id}`,
  ...parts,
});

/** What the invented source's records mean. */
export const complaintOf = (raw: RawRecord): Complaint => {
  if (typeof raw.broken === 'string') throw new SourceError('record', raw.broken);
  return {
    externalId: String(raw.id),
    title: null,
    body: String(raw.text),
    finalBody: null,
    status: 'RECEIVED',
    closedBy: null,
    statusRaw: String(raw.status ?? 'Baru'),
    archiveReason: null,
    privacy: { anonymous: false, secret: false },
    occurredAt: String(raw.at ?? '2026-03-01T01:00:00Z'),
    updatedAt: typeof raw.updated === 'string' ? raw.updated : null,
    classification: null,
    category: null,
    agency: null,
    parentAgency: null,
    place: null,
    reporter: typeof raw.name === 'string' ? { name: raw.name, ids: [] } : null,
    attachments: [],
    numbers: [],
    sourceChannel: null,
    url: null,
    answers: [],
  };
};

type Cursor = { page: number };

/** A connector over pages made up by a test: `pagesFrom` gives what is there from page number `from` on. */
export function pagesConnector(
  pagesFrom: (from: number, ctx: PullContext<unknown>) => AsyncIterable<Page<Cursor>> | Iterable<Page<Cursor>>,
  parts: Partial<Connector> = {},
): Connector {
  const connector: Connector<unknown, Cursor> = {
    family: 'REST',
    version: '1.0.0',
    sdk: '^1',
    config: z.strictObject({ note: z.string().optional() }),
    cursor: z.strictObject({ page: z.int() }),
    ordering: 'source-time',
    statusMap: () => ({}),
    check: async () => {},
    async *pull(ctx, cursor) {
      yield* pagesFrom(cursor?.page ?? 0, ctx);
    },
    normalize: complaintOf,
    identify: ({ id }) => (typeof id === 'string' ? id : null),
  };
  return { ...(connector as unknown as Connector), ...parts };
}

/** A connector over these pages of records. */
export const listsConnector = (lists: RawRecord[][], parts: Partial<Connector> = {}) =>
  pagesConnector(
    (from) => lists.slice(from).map((records, index) => ({ records, cursor: { page: from + index + 1 } })),
    parts,
  );

/** Puts a channel of the invented source in. */
export async function putChannel(runtime: Runtime, id: string, parts: Partial<Channel> = {}): Promise<Channel> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const facts = { id, name: `Kanal ${id}`, family: 'REST', phase: 'DUAL', secondsBetweenPulls: 300 } as const;
  const channel = Object.assign(new Channel(), { ...facts, nextDueAt: runtime.now(), ...parts });
  await em.persist(channel).flush();
  return channel;
}

/** The channel as it stands. */
export const channelNow = (runtime: Runtime, id: string): Promise<Channel> =>
  forkFor(runtime.orm, SYSTEM_VIEWER).findOneOrFail(Channel, { id });

/** Pulls the channel by this connector. */
export const pull = (runtime: Runtime, id: string, connector: Connector, options: Partial<PullOptions> = {}) =>
  pullChannel(runtime, id, { connectors: { REST: connector }, variables: {}, patienceMs: 0, ...options });

/** Rows of a SQL query, as the hub itself. */
export const rows = <Row extends object>(runtime: Runtime, sql: string, values: unknown[] = []): Promise<Row[]> =>
  forkFor(runtime.orm, SYSTEM_VIEWER).execute<Row[]>(sql, values);

/** Letters about changed records that no one has read yet, oldest first, as a test sees them (as the letter box's owner). */
export const lettersSent = async (runtime: Runtime): Promise<{ records: { seq: number; late: boolean }[] }[]> =>
  (
    await rows<{ payload: { records: { seq: number; late: boolean }[] } }>(
      runtime,
      `select data->'payload' as payload from pgboss.job where name = 'source-records-changed.reports' order by created_on`,
    )
  ).map(({ payload }) => payload);
