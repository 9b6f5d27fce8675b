import type { z } from 'zod';
import type { ComplaintDraft, ReportStatus } from './complaint.ts';
import type { SourceHttp } from './http-request.ts';
import type { Json, RawRecord } from './json.ts';
import type { DayWindow, Listing } from './listing.ts';
import type { PushResult, ReportPush, StatusPush } from './push.ts';
import type { WebhookDelivery, WebhookRequest } from './webhook.ts';

/** One step of a pull: the runner commits its records together with its cursor, or neither. */
export interface Page<Cursor> {
  records: RawRecord[];
  /** Where the next pull goes on once this page is committed. */
  cursor: Cursor;
  /** Items that could not even be read as a record; they become dead letters. */
  unreadable?: { raw: RawRecord; where: string; why: string }[];
  /** Ids of items the source says are gone (`deletes: 'tombstone'`). */
  deleted?: string[];
  /**
   * True on the last page of a scan that began at the beginning and met no fault: with `deletes: 'full-scan'` whatever
   * this scan has not shown is gone.
   */
  complete?: boolean;
  /** Remarks for the owner that are no errors, e.g. "2 columns of the header are unknown". */
  notes?: string[];
}

/** How a source wants to be treated; every part has a usual value. */
export interface Policy {
  /** Requests per second to its host, over all channels of that host. Usual: 2. */
  requestsPerSecond?: number;
  /** How far behind its mark a pull starts again, so that late writers are not missed, seconds. Usual: 300. */
  overlapSeconds?: number;
  /** Hours in which scheduled pulls may run, e.g. { from: '22:00', to: '05:00', timezone: 'Asia/Jakarta' }. Usual: any. */
  window?: { from: string; to: string; timezone: string };
  /** How the source shows that an item is gone. Usual: 'ignore'. */
  deletes?: 'ignore' | 'tombstone' | 'full-scan';
  /**
   * Fields of its complaints that whole parts of it rightly lack (an older export without the column), as drift detection
   * names them, e.g. 'place.district'. Usual: none.
   */
  mayLack?: string[];
  /** Pages after which a pull that has not ended is drift. Usual: 100,000. */
  maxPages?: number;
  /**
   * The next page may be read while the one before is being committed. Not for a source whose pages depend on what the
   * ledger holds (`recall`). Usual: false.
   */
  readsAhead?: boolean;
}

/** What the runner lends to a connector while it pulls. */
export interface PullContext<Config> {
  config: Config;
  /** Polite HTTP: at most the configured requests per second to one host, capped sizes, no private address unless allowed. */
  http: SourceHttp;
  /**
   * The checked address of a host that is reached by another protocol (database, mailbox, SFTP): connect to what it
   * gives, not to the name. @throws SourceError('config') for an inner address the operator has not allowed
   */
  addressOf(host: string): Promise<string>;
  /** A mark of the source's time (ISO) minus the overlap of the policy; null stays null. */
  since(mark: string | null | undefined): string | null;
  /** The raw record that holds for this id in the ledger; null: not known yet. For sources whose items grow (chats). */
  recall(externalId: string): Promise<RawRecord | null>;
  /** Ends the pull when it is aborted (shutdown, lost lease). */
  signal: AbortSignal;
  /** The present; relative dates ("kemarin") are resolved against it. */
  now(): Date;
  /** Throws SourceError('drift', what) unless the condition holds: the source no longer looks as its connector expects. */
  expect(condition: unknown, what: string): asserts condition;
}

/** Pure helpers of `normalize`: no clock, no network, so that a better mapping can be replayed over kept records. */
export interface NormalizeInfo<Config> {
  config: Config;
  /** Raw status to unified status by the source's table; UNKNOWN when the table lacks it. */
  status(raw: string): ReportStatus;
  /** "ya", "1", "true", 1, true -> true; "tidak", "0", "", null -> false; anything else, and a missing part, is a `record` error. */
  bool(value: Json | undefined): boolean;
  /**
   * A time as sources write it ("2026-03-01 08:15:00", "01/03/2026 08.15", ISO, Unix seconds or milliseconds) as an ISO
   * instant; a time without a zone is one of the connector's `timezone`. @throws SourceError('record') for what is none
   */
  time(value: Json | undefined): string;
}

/** One nullable field of SourceRecord that a connector from outside the hub serves. */
export interface Extension {
  /** Name of the field, e.g. "perumdaAir". */
  field: string;
  /** GraphQL: the field's type with descriptions, e.g. `type PerumdaAirRecord { meter: String }`; the first type is the field's. */
  sdl: string;
  /** Its value for a raw record; null: nothing to say. Personal numbers in its texts are masked for who may not see them. */
  map(raw: RawRecord): { [key: string]: Json } | null;
}

/**
 * The code for one kind of legacy system. A channel is one installed instance of it, described by `config` as data.
 * Everything it does not do (schedule, lease, commit, retry, dead letters) is the runner's.
 */
export interface Connector<Config = unknown, Cursor = unknown> {
  family: Family;
  version: string;
  /** Kit it was written for, "^1"; another one refuses to load it (`checkSdk`). */
  sdk: string;
  /** Name of a connector from outside the hub: lower case, digits, hyphens. A family's own connector has none. */
  id?: string;
  /** What an outside connector adds to a source record in the graph. */
  extend?: Extension;
  /** Shape of a source file; unknown keys must fail (z.strictObject). */
  config: z.ZodType<Config>;
  /**
   * Shape of the checkpoint. A stored one that no longer fits goes through `migrateCursor`; without that the channel is
   * parked ('config'), so whoever changes what a cursor means also changes its shape.
   */
  cursor: z.ZodType<Cursor>;
  /**
   * A stored checkpoint in the present shape; null: pull from the beginning (nothing is lost or doubled, but all is read
   * again). Pure. @param fromVersion version of the connector that last reached the end of its source; null: none has
   */
  migrateCursor?(old: Json, fromVersion: string | null): Cursor | null;
  /** 'source-time': an older `updatedAt` never changes state. 'arrival': the source's update times are not to be trusted. */
  ordering: 'source-time' | 'arrival';
  /** Raw status (as spelt) to unified status, for this source. */
  statusMap(config: Config): Record<string, ReportStatus>;
  /** IANA zone of times that state none; absent: such a time is a `record` error. */
  timezone?(config: Config): string;
  /** How the source wants to be treated. */
  policy?(config: Config): Policy;
  /** Base address of relative `ctx.http` paths, and headers (credentials) that only this base's origin is sent. */
  http?(config: Config): { base: string; headers?: Record<string, string> };
  /** Is the source reachable and of the expected shape? Throws SourceError if not. */
  check(ctx: PullContext<Config>): Promise<void>;
  /** Yields pages in the order in which they may be committed. */
  pull(ctx: PullContext<Config>, cursor: Cursor | null): AsyncGenerator<Page<Cursor>>;
  /**
   * Everything the source holds of these days, as raw records that `normalize` reads; it may show more. For
   * reconciliation: the runner takes id, status, day and hash out of them, and keeps nothing. Leave it out where the
   * source cannot show all it has: comparing with half a list would call the rest missing.
   */
  enumerate?(ctx: PullContext<Config>, window: DayWindow): AsyncGenerator<Listing>;
  /** One raw record in the hub's words. Pure. Throws SourceError('record', why) for a record that cannot be used. */
  normalize(raw: RawRecord, info: NormalizeInfo<Config>): ComplaintDraft | Promise<ComplaintDraft>;
  /**
   * The `externalId` even of a record that `normalize` refuses; null or an exception: it shows none. With it a record
   * that was mended at its source settles its dead letter.
   */
  identify?(raw: RawRecord): string | null;
  /**
   * Records out of a call the source makes to `/hooks/<channel>`. Verifies the signature over the raw bytes first.
   * @throws SourceError('auth') for a call that is not the source's, or is too old
   */
  webhook?(ctx: PullContext<Config>, request: WebhookRequest): Promise<WebhookDelivery>;
  /** Unified status to the source's own word, for push-back; a status the table lacks is not told to the source. */
  statusOut?(config: Config): Partial<Record<ReportStatus, string>>;
  /**
   * Tells the source of a change of status. May be called again with the same `key` after a crash: look for the own
   * mark at the source first where that is possible. @throws SourceError, as `pull`
   */
  pushStatus?(ctx: PullContext<Config>, push: StatusPush): Promise<PushResult>;
  /**
   * Makes a report of the hub one of the source's own; `remoteRef` is the number it gets there. May be called again with
   * the same `key`: look for the own mark first. A source that says it has the report already is ALREADY, no failure.
   * @throws SourceError, as `pull`; only when it is certain that nothing was taken in
   */
  pushReport?(ctx: PullContext<Config>, push: ReportPush): Promise<PushResult>;
}

/** The families of connectors; each is a subgraph of its own. HUB: reports submitted to the hub itself. PUSH: a system pushes pages. */
export const FAMILIES = ['LAPOR', 'OPEN311', 'REST', 'HTML', 'SQL', 'SHEET', 'MAIL', 'CHAT', 'PUSH', 'HUB'] as const;
export type Family = (typeof FAMILIES)[number];

/** Checks nothing at run time; gives `config` and `cursor` their types inside the definition. */
export const defineConnector = <Config, Cursor>(connector: Connector<Config, Cursor>): Connector<Config, Cursor> =>
  connector;

/** What `sources/<channel>.source.ts` exports: one legacy system as data. */
export interface Source<Config = unknown> {
  /** Id of the channel: lower case, digits, hyphens. */
  channel: string;
  name: string;
  family: Family;
  /** Owner, as a foreign key of the register of agencies; null: not known yet. */
  agency: { system: string; id: string } | null;
  secondsBetweenPulls: number;
  config: Config;
}
