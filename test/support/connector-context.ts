import { addressOf } from '../../subgraphs/connectors/kit/address-of.ts';
import { httpFor } from '../../subgraphs/connectors/kit/http.ts';
import {
  type Complaint,
  type Connector,
  completeComplaint,
  normalizeInfo,
  type PullContext,
  SourceError,
} from '../../subgraphs/connectors/kit/index.ts';

/** Tuesday 17 March 2026, 10:00 in Jakarta. */
export const READ_AT = new Date('2026-03-17T03:00:00Z');

/** What the runner lends to a connector, without a ledger; servers of a test are on 127.0.0.1 and asked without pause. */
export function contextFor<Config>(
  connector: Connector<Config, never>,
  config: object,
  parts: Partial<PullContext<Config>> = {},
): PullContext<Config> {
  const checked = connector.config.parse(config);
  const signal = parts.signal ?? new AbortController().signal;
  const site = connector.http?.(checked);
  const overlapSeconds = connector.policy?.(checked).overlapSeconds ?? 300;
  return {
    config: checked,
    http: httpFor({ requestsPerSecond: 10_000, allowPrivateAddress: true, signal, site, timeoutMs: 3_000 }),
    addressOf: (host) => addressOf(host, true),
    since: (mark) => (mark ? new Date(Date.parse(mark) - overlapSeconds * 1000).toISOString() : null),
    recall: async () => null,
    signal,
    now: () => READ_AT,
    expect(condition, what) {
      if (!condition) throw new SourceError('drift', what);
    },
    ...parts,
  };
}

/** Every page of a pull, and what became of its records. */
export interface PulledPages<Cursor> {
  complaints: Complaint[];
  /** "where: why" of what became a dead letter. */
  dead: string[];
  notes: string[];
  deleted: string[];
  cursors: Cursor[];
  /** Was the last page the end of a complete scan? */
  complete: boolean;
  /** Why it ended early; null: it reached the end. */
  failure: SourceError | null;
}

/** Pulls as the runner does: what came before a failure is kept, and so is its cursor. */
export async function pullPages<Config, Cursor>(
  connector: Connector<Config, Cursor>,
  config: object,
  cursor: Cursor | null = null,
  parts: Partial<PullContext<Config>> = {},
): Promise<PulledPages<Cursor>> {
  const context = contextFor(connector as unknown as Connector<Config, never>, config, parts);
  const info = normalizeInfo(connector, context.config);
  const pulled: PulledPages<Cursor> = {
    complaints: [],
    dead: [],
    notes: [],
    deleted: [],
    cursors: [],
    complete: false,
    failure: null,
  };
  try {
    for await (const page of connector.pull(context, cursor)) {
      for (const raw of page.records) {
        try {
          pulled.complaints.push(completeComplaint(await connector.normalize(raw, info)));
        } catch (error) {
          pulled.dead.push(`${raw._where}: ${(error as Error).message}`);
        }
      }
      pulled.dead.push(...(page.unreadable ?? []).map(({ where, why }) => `${where}: ${why}`));
      pulled.notes.push(...(page.notes ?? []));
      pulled.deleted.push(...(page.deleted ?? []));
      pulled.complete = page.complete ?? false;
      // Through JSON and the shape, as the runner stores and checks it.
      pulled.cursors.push(connector.cursor.parse(JSON.parse(JSON.stringify(page.cursor))));
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    pulled.failure = error;
  }
  return pulled;
}
