import { randomUUID } from 'node:crypto';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import type { Connector } from '../../kit/connector.ts';
import type { RawRecord } from '../../kit/json.ts';
import { normalizeInfo } from '../../kit/normalize-info.ts';
import type { ChannelPhase } from '../../ledger/channel-phase.ts';
import { type PullOptions, pullChannel } from '../../runner/pull-run.ts';
import type { RunBook } from '../../runner/run-book.ts';
import { settingsOf } from '../../runner/settings.ts';
import { filesOf, sourceFolder } from '../source/folder.ts';
import { startSourceServer } from '../source/server.ts';
import { standIn } from '../source/stand-in.ts';
import type { Subject } from '../subject.ts';
import { influencesOf } from './influence.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { contextFor, replaying } from './pulled.ts';
import type { Receiver, ReceiverDoor } from './receiver.ts';
import { pagesOf } from './shown-pages.ts';
import { type BenchParts, SourceBench } from './source-bench.ts';

/** How one run of the runner differs; `runtime`: one that fails where a check wants it to. */
export type RunTerms = Partial<PullOptions> & { runtime?: Runtime };

/** Where one connector is tried: its source's stand-in, what a clean pull gave, and the real ledger. */
export class Bench extends SourceBench {
  private ledgerOpened: Promise<Ledger> | null = null;
  private receiverOpened: Promise<Receiver> | null = null;

  private constructor(
    parts: BenchParts,
    private readonly databaseUrl: string | undefined,
    private readonly door: ReceiverDoor | undefined,
  ) {
    super(parts);
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
    const parts = { subject, config, connector: tried, info, source, server, folder, variables };
    const bench = new Bench(parts, databaseUrl, door);
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
