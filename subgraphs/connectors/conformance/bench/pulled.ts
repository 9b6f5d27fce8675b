import { isDeepStrictEqual } from 'node:util';
import { addressOf } from '../../kit/address-of.ts';
import type { Connector, Page, PullContext } from '../../kit/connector.ts';
import { httpFor } from '../../kit/http.ts';
import type { RawRecord } from '../../kit/json.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { Recording } from '../recording.ts';
import type { SourceServer } from '../source/server.ts';

/** Longest wait for a reply of the stand-in, so that a dripping one is not waited for half a minute. */
const TIMEOUT_MS = 3_000;
const USUAL_OVERLAP_SECONDS = 300;
/** Pages after which a pull is taken for one that never ends. */
export const MOST_PAGES = 500;

/** What a pull outside the runner gave. */
export interface Pulled {
  pages: Page<unknown>[];
  records: RawRecord[];
  /** Why it ended early; null: it reached its end. */
  failure: unknown;
  /** It was stopped by the kit after MOST_PAGES. */
  endless: boolean;
}

/** How a pull is to be. */
export interface PullTerms {
  cursor?: unknown;
  now: () => Date;
  signal?: AbortSignal;
  /** Told before the next page is asked for. */
  afterPage?: (page: Page<unknown>, count: number) => void;
}

/** Hosts, with their ports, of the addresses that stand in the settings: a source in an inner network is one of them. */
const hostsIn = (config: unknown) =>
  new Set(
    [...JSON.stringify(config ?? null).matchAll(/https?:\/\/[^/"\\\s]+/g)].flatMap(([address]) =>
      URL.canParse(address) ? [new URL(address).host] : [],
    ),
  );

/**
 * The connector's context before a stand-in: no request leaves this machine, and of inner addresses none but the
 * source's own may be asked.
 */
export function contextFor(
  connector: Connector,
  config: unknown,
  server: SourceServer | null,
  { now, signal = new AbortController().signal }: PullTerms,
): PullContext<unknown> {
  const overlapSeconds = connector.policy?.(config).overlapSeconds ?? USUAL_OVERLAP_SECONDS;
  const politeness = { requestsPerSecond: 100_000, timeoutMs: TIMEOUT_MS };
  const terms = { ...politeness, allowPrivateAddress: false, ownHosts: hostsIn(config) };
  return {
    config,
    http: httpFor({ ...terms, signal, site: connector.http?.(config), ...(server && { agent: server.agent }) }),
    addressOf: (host) => addressOf(host, false),
    since: (mark) => (mark ? new Date(Date.parse(mark) - overlapSeconds * 1000).toISOString() : null),
    recall: async () => null,
    signal,
    now,
    expect(condition, what) {
      if (!condition) throw new SourceError('drift', what);
    },
  };
}

/** Pulls to the end or to a failure; cursors go through JSON and their shape, as the runner stores and checks them. */
export async function pullThrough(
  connector: Connector,
  context: PullContext<unknown>,
  { cursor = null, afterPage }: PullTerms,
): Promise<Pulled> {
  const pulled: Pulled = { pages: [], records: [], failure: null, endless: false };
  try {
    for await (const page of connector.pull(context, cursor)) {
      const stored = connector.cursor.parse(JSON.parse(JSON.stringify(page.cursor)));
      pulled.pages.push({ ...page, cursor: stored });
      pulled.records.push(...page.records);
      afterPage?.(page, pulled.pages.length);
      pulled.endless = pulled.pages.length >= MOST_PAGES;
      if (pulled.endless) break;
    }
  } catch (error) {
    pulled.failure = error;
  }
  return pulled;
}

/** The connector with a pull that shows recorded pages: for sources whose replies are not recorded. */
export function replaying(connector: Connector, pages: NonNullable<Recording['pages']>): Connector {
  return {
    ...connector,
    async *pull(_ctx, cursor) {
      const at = pages.findIndex((page) => isDeepStrictEqual(page.cursor, cursor));
      for (const { deleted, complete, ...page } of pages.slice(at + 1))
        yield { ...page, ...(deleted && { deleted }), ...(complete !== undefined && { complete }) };
    },
  };
}
