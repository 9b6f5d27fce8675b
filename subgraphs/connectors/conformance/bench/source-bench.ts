import type { Complaint } from '../../kit/complaint.ts';
import type { Connector, NormalizeInfo, Page } from '../../kit/connector.ts';
import type { RawRecord } from '../../kit/json.ts';
import type { DayWindow } from '../../kit/listing.ts';
import { type RecordReader, readerOf } from '../../runner/record-reader.ts';
import { listSource, type SourceListing } from '../../runner/source-listing.ts';
import { type Files, filesOf, type SourceFolder } from '../source/folder.ts';
import type { Asked, Item } from '../source/living-source.ts';
import type { Outcome, SourceServer } from '../source/server.ts';
import type { StandIn } from '../source/stand-in.ts';
import type { Subject } from '../subject.ts';
import type { Influence, Part } from './influence.ts';
import { contextFor, type Pulled, pullThrough } from './pulled.ts';

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

/** What stands on a bench. */
export interface BenchParts {
  subject: Subject;
  config: unknown;
  /** The connector; one without recorded replies pulls its recorded pages. */
  connector: Connector;
  info: NormalizeInfo<unknown>;
  source: StandIn | null;
  server: SourceServer | null;
  folder: SourceFolder | null;
  /** Values of `${SOURCE_...}`. */
  variables: Record<string, string>;
}

/** One connector before its source's stand-in, outside the runner. */
export class SourceBench {
  /** The present; stands at the time of the recording until a check moves it. */
  now: Date;
  /** Requests of the last pull, in order. */
  asked: Asked[] = [];
  records: RawRecord[] = [];
  clean: Pulled = { pages: [], records: [], failure: null, endless: false };
  influences = new Map<Part, Influence[]>();
  readonly subject: Subject;
  readonly config: unknown;
  readonly connector: Connector;
  readonly info: NormalizeInfo<unknown>;
  readonly source: StandIn | null;
  readonly server: SourceServer | null;
  readonly folder: SourceFolder | null;
  readonly variables: Record<string, string>;
  private readonly reader: RecordReader;

  protected constructor(parts: BenchParts) {
    this.subject = parts.subject;
    this.config = parts.config;
    this.connector = parts.connector;
    this.info = parts.info;
    this.source = parts.source;
    this.server = parts.server;
    this.folder = parts.folder;
    this.variables = parts.variables;
    this.now = new Date(parts.subject.recording.at);
    this.reader = readerOf(parts.connector, parts.config);
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

  /** The source lists itself; null: its connector has no `enumerate`. */
  async list(window: DayWindow): Promise<SourceListing | null> {
    this.answer({});
    return listSource(
      this.connector,
      contextFor(this.connector, this.config, this.server, { now: () => this.now }),
      window,
    );
  }
}
