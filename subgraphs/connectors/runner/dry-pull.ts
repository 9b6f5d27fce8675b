import { addressOf } from '../kit/address-of.ts';
import type { Connector, Page, PullContext } from '../kit/connector.ts';
import { httpFor } from '../kit/http.ts';
import type { SourceHttp } from '../kit/http-request.ts';
import type { RawRecord } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { type DeadRecord, deadRecord } from './normalize-page.ts';
import { type ReadRecords, readRecords } from './read-page.ts';
import { readerOf } from './record-reader.ts';

/** How a source is read without a ledger. */
export interface DryTerms {
  signal: AbortSignal;
  now(): Date;
  /** May the source lie in the own network? The operator's word. */
  allowPrivateAddress: boolean;
  /** Puts something between the connector and its source, e.g. a recorder. `base`: of relative paths. */
  between?(http: SourceHttp, base: string | undefined): SourceHttp;
  /** Pages after which reading ends. */
  pages: number;
}

/** A page as the source gave it, and what would come of it. */
export interface DryPage {
  page: Page<unknown>;
  records: ReadRecords['records'];
  dead: DeadRecord[];
}

/** See `pull-context.ts`: what a source that states nothing gets. */
const USUAL_RATE = 2;
const USUAL_OVERLAP_SECONDS = 300;

/** Reads pages from the beginning as a pull does, but keeps nothing and needs no database. @throws SourceError */
export async function* dryPull(connector: Connector, config: unknown, terms: DryTerms): AsyncGenerator<DryPage> {
  const seen = new Map<string, RawRecord>();
  const context = dryContext(connector, config, terms, seen);
  const reader = readerOf(connector, config);
  let left = terms.pages;
  for await (const page of connector.pull(context, null)) {
    const { records, dead: unusable } = await readRecords(page.records, reader, terms.now());
    const unreadable = (page.unreadable ?? []).map(({ raw, where, why }) => deadRecord(raw, why, reader, where));
    for (const { complaint, raw } of records) seen.set(complaint.externalId, raw);
    yield { page, records, dead: [...unusable, ...unreadable] };
    left -= 1;
    if (left <= 0) return;
  }
}

/** What a connector is lent outside the runner; `seen` stands in for the ledger. */
export function dryContext(
  connector: Connector,
  config: unknown,
  { signal, now, allowPrivateAddress, between = (http) => http }: Omit<DryTerms, 'pages'>,
  seen: ReadonlyMap<string, RawRecord> = new Map(),
): PullContext<unknown> {
  const { requestsPerSecond = USUAL_RATE, overlapSeconds = USUAL_OVERLAP_SECONDS } = connector.policy?.(config) ?? {};
  const site = connector.http?.(config);
  return {
    config,
    signal,
    now,
    http: between(httpFor({ requestsPerSecond, allowPrivateAddress, signal, site }), site?.base),
    addressOf: (host) => addressOf(host, allowPrivateAddress),
    since: (mark) => (mark ? new Date(Date.parse(mark) - overlapSeconds * 1000).toISOString() : null),
    recall: async (externalId) => seen.get(externalId) ?? null,
    expect(condition: unknown, what: string): asserts condition {
      if (!condition) throw new SourceError('drift', what);
    },
  };
}
