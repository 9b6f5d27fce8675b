import type { z } from 'zod';
import type { Complaint, ReportStatus } from './complaint.ts';

/** A value of JSON; raw records consist of them, so that they can be stored and replayed. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** One item as the source gave it. `_where` (e.g. "row 14") is added by a connector to name the place in errors. */
export type RawRecord = { [key: string]: Json };

/** One step of a pull: the runner commits its records together with its cursor, or neither. */
export interface Page<Cursor> {
  records: RawRecord[];
  /** Where the next pull goes on once this page is committed. */
  cursor: Cursor;
  /** Items that could not even be read as a record; they become dead letters. */
  unreadable?: { raw: RawRecord; where: string; why: string }[];
  /** Remarks for the owner that are no errors, e.g. "2 columns of the header are unknown". */
  notes?: string[];
}

/** A reply of the legacy site. Fails as SourceError on 401/403 (auth), 429 (rate-limited), 5xx and no answer (unavailable). */
export interface HttpReply {
  status: number;
  url: string;
  headers: Record<string, string>;
  text: string;
}

/** What the runner lends to a connector while it pulls. */
export interface PullContext<Config> {
  config: Config;
  /** Polite GET: at most the configured requests per second to one host, capped size, no private address unless allowed. */
  http: { get(url: string): Promise<HttpReply> };
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
  /** "ya", "1", "true", 1, true -> true; "tidak", "0", "", null -> false; anything else is a `record` error. */
  bool(value: Json | undefined): boolean;
}

/**
 * The code for one kind of legacy system. A channel is one installed instance of it, described by `config` as data.
 * Everything it does not do (schedule, lease, commit, retry, dead letters) is the runner's.
 */
export interface Connector<Config = unknown, Cursor = unknown> {
  family: Family;
  version: string;
  /** Kit version it was written for. */
  sdk: '^1';
  /** Shape of a source file; unknown keys must fail (z.strictObject). */
  config: z.ZodType<Config>;
  /** Shape of the checkpoint; a stored one that no longer fits restarts the pull from the beginning. */
  cursor: z.ZodType<Cursor>;
  /** 'source-time': an older `updatedAt` never changes state. 'arrival': the source's update times are not to be trusted. */
  ordering: 'source-time' | 'arrival';
  /** Raw status (as spelt) to unified status, for this source. */
  statusMap(config: Config): Record<string, ReportStatus>;
  /** Requests per second towards the source's host; absent: 2. */
  requestsPerSecond?(config: Config): number;
  /** Is the source reachable and of the expected shape? Throws SourceError if not. */
  check(ctx: PullContext<Config>): Promise<void>;
  /** Yields pages in the order in which they may be committed. */
  pull(ctx: PullContext<Config>, cursor: Cursor | null): AsyncGenerator<Page<Cursor>>;
  /** One raw record in the hub's words. Pure. Throws SourceError('record', why) for a record that cannot be used. */
  normalize(raw: RawRecord, info: NormalizeInfo<Config>): Complaint;
  /**
   * The `externalId` even of a record that `normalize` refuses; null or an exception: it shows none. With it a record
   * that was mended at its source settles its dead letter.
   */
  identify?(raw: RawRecord): string | null;
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
