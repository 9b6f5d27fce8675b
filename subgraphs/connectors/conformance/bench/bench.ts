import { randomUUID } from 'node:crypto';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Complaint } from '../../kit/complaint.ts';
import type { Connector, NormalizeInfo, Page } from '../../kit/connector.ts';
import type { RawRecord } from '../../kit/json.ts';
import type { DayWindow } from '../../kit/listing.ts';
import { normalizeInfo } from '../../kit/normalize-info.ts';
import type { ChannelPhase } from '../../ledger/channel-phase.ts';
import { type PullOptions, pullChannel } from '../../runner/pull-run.ts';
import { type RecordReader, readerOf } from '../../runner/record-reader.ts';
import type { RunBook } from '../../runner/run-book.ts';
import { settingsOf } from '../../runner/settings.ts';
import { listSource, type SourceListing } from '../../runner/source-listing.ts';
import { type Files, filesOf, type SourceFolder, sourceFolder } from '../source/folder.ts';
import type { Asked, Item } from '../source/living-source.ts';
import { type Outcome, type SourceServer, startSourceServer } from '../source/server.ts';
import { type StandIn, standIn } from '../source/stand-in.ts';
import type { Subject } from '../subject.ts';
import { type Influence, influencesOf, type Part } from './influence.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { contextFor, type Pulled, pullThrough, replaying } from './pulled.ts';
import type { Receiver, ReceiverDoor } from './receiver.ts';
import { pagesOf } from './shown-pages.ts';

/** Changes what the source answers to one request; `count` is 1 for the first of a pull. */
export type Mutation = (reply: Outcome, asked: Asked, count: number) => Outcome;

/** How one pull on the bench is to be. */
export interface BenchPull {
  cursor?: unknown;
  /** Items of a living source; a function is asked anew for each request. */
  items?: readonly Item[] | (() => readonly Item[]);
  mutate?: Mutation;
  /** Files of the source instead of the recorded ones. */
  files?: Files;
  now?: Date;
  afterPage?: (page: Page<unknown>, count: number) => void;
}

/** How one run of the runner differs; `runtime`: one that fails where a check wants it to. */
export type RunTerms = Partial<PullOptions> & { runtime?: Runtime };

/** Where one connector is tried: its source's stand-in, what a clean pull gave, and the real ledger. */
export class Bench {
  /** The present; stands at the time of the recording until a check moves it. */
  now: Date;
  /** Requests of the last pull, in order. */
  asked: Asked[] = [];
  records: RawRecord[] = [];
  clean: Pulled = { pages: [], records: [], failure: null, endless: false };
  influences = new Map<Part, Influence[]>();
  private readonly reader: RecordReader;
  private ledgerOpened: Promise<Ledger> | null = null;
  private receiverOpened: Promise<Receiver> | null = null;

  private constructor(
    readonly subject: Subject,
    readonly config: unknown,
    /** The connector; one without recorded replies pulls its recorded pages. */
    readonly connector: Connector,
    readonly info: NormalizeInfo<unknown>,
    readonly source: StandIn | null,
    readonly server: SourceServer | null,
    readonly folder: SourceFolder | null,
    /** Values of `${SOURCE_...}`. */
    readonly variables: Record<string, string>,
    private readonly databaseUrl: string | undefined,
    private readonly door: ReceiverDoor | undefined,
  ) {
    this.now = new Date(subject.recording.at);
    this.reader = readerOf(connector, config);
  }

  /** Sets the bench up and pulls once. @throws SourceError('config') for settings that the connector refuses */
  static async open(subject: Subject, databaseUrl?: string, door?: ReceiverDoor): Promise<Bench> {
    const { connector, recording } = subject;
    const folder = recording.files ? sourceFolder(filesOf(recording)) : null;
    const variables = { ...recording.variables, ...(folder && { SOURCE_FOLDER: folder.path }) };
    const config = settingsOf(connector, subject.config, { variables });
    const source = standIn(recording, subject.source);
    const server = source && (await startSourceServer());
    const tried = source || folder ? connector : replaying(connector, recording.pages ?? []);
    const info = normalizeInfo(connector, config);
    const bench = new Bench(subject, config, tried, info, source, server, folder, variables, databaseUrl, door);
    try {
      bench.clean = await bench.pull();
      bench.records = bench.clean.records;
      bench.influences = await influencesOf(bench.records, bench.normalize);
      return bench;
    } catch (error) {
      await bench.close();
      throw error;
    }
  }

  /** As the runner reads a raw record. */
  readonly normalize = async (raw: RawRecord): Promise<Complaint> => this.reader.normalize(structuredClone(raw));

  /** Pulls outside the runner. */
  async pull(terms: BenchPull = {}): Promise<Pulled> {
    this.answer(terms);
    const now = () => terms.now ?? this.now;
    const context = contextFor(this.connector, this.config, this.server, { now });
    const { cursor = null, afterPage, files } = terms;
    if (files) this.folder?.put(files);
    try {
      return await pullThrough(this.connector, context, { cursor, now, ...(afterPage && { afterPage }) });
    } finally {
      if (files) this.folder?.put(filesOf(this.subject.recording));
    }
  }

  /** Sets what the source answers from now on. */
  answer({ items, mutate }: BenchPull): void {
    const { server, source } = this;
    this.asked = [];
    if (!server || !source) return;
    const here = typeof items === 'function' ? items : () => items ?? source.living?.items ?? [];
    server.answering = (asked) => {
      this.asked.push(asked);
      const reply = source.answer(asked, here());
      return mutate ? mutate(reply, asked, this.asked.length) : reply;
    };
  }

  /** The real ledger; opened when it is first asked for. */
  ledger(): Promise<Ledger> {
    this.ledgerOpened ??= openLedger(() => this.now, this.databaseUrl, this.door?.parts);
    return this.ledgerOpened;
  }

  /** The reports of the hub; null: nobody has lent them. */
  async receiver(): Promise<Receiver | null> {
    const { door } = this;
    if (!door) return null;
    const { url } = await this.ledger();
    this.receiverOpened ??= door.open(url, () => this.now);
    return this.receiverOpened;
  }

  /** A channel of its own for one check. */
  async channel(phase: ChannelPhase = 'DUAL'): Promise<string> {
    const id = `uji-${randomUUID()}`;
    const { rows } = await this.ledger();
    await rows(
      `insert into connectors.channel (id, name, family, phase, settings, seconds_between_pulls)
       values (?, ?, ?, ?, ?::jsonb, 300)`,
      [id, id, this.connector.family, phase, JSON.stringify(this.subject.config)],
    );
    return id;
  }

  /** The hub's runner pulls the channel; its connector asks the stand-in. */
  async run(channel: string, connector = this.connector, terms: RunTerms = {}): Promise<RunBook> {
    const { runtime = (await this.ledger()).runtime, ...options } = terms;
    const { variables } = this;
    const connectors = { [connector.family]: this.led(connector) };
    return pullChannel(runtime, channel, { connectors, variables, patienceMs: 0, ...options });
  }

  /** The runner pulls these raw pages instead of the source; the connector reads them. */
  async runPages(channel: string, lists: readonly RawRecord[][], parts: Partial<Connector> = {}): Promise<RunBook> {
    const { runtime } = await this.ledger();
    const { variables } = this;
    const connectors = { [this.connector.family]: { ...pagesOf(this.connector, lists), ...parts } };
    return pullChannel(runtime, channel, { connectors, variables, patienceMs: 0 });
  }

  /** The source lists itself; null: its connector has no `enumerate`. */
  async list(window: DayWindow): Promise<SourceListing | null> {
    this.answer({});
    return listSource(
      this.connector,
      contextFor(this.connector, this.config, this.server, { now: () => this.now }),
      window,
    );
  }

  async close(): Promise<void> {
    await this.server?.stop();
    this.folder?.remove();
    await (await this.receiverOpened)?.close();
    await (await this.ledgerOpened)?.close();
  }

  /** The connector with its HTTP led to the stand-in: all else is the runner's own. */
  private led(connector: Connector): Connector {
    const { server, config } = this;
    if (!server) return connector;
    const pull: Connector['pull'] = (ctx, cursor) => {
      const { http } = contextFor(connector, config, server, { now: ctx.now, signal: ctx.signal });
      return connector.pull({ ...ctx, http }, cursor);
    };
    return { ...connector, pull };
  }
}
