import type { Logger } from 'pino';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { httpStream, localStream, type StreamSource } from '../subscriptions/stream-source.ts';
import type { Circuits } from './circuit.ts';
import { GuardedDataSource } from './guarded-data-source.ts';
import { HttpDataSource } from './http-data-source.ts';
import { InProcessDataSource, type LocalSubgraph } from './in-process-data-source.ts';
import { subgraphDeadline, subgraphUrl } from './subgraph-variable.ts';

/** What decides how a subgraph is reached. */
export interface WaysSettings {
  config: HubConfig;
  log: Logger;
  /** Subgraphs in this process, by name; all others are asked over HTTP. */
  subgraphs: Record<string, LocalSubgraph>;
  circuits: Circuits;
}

/** The ways to the subgraphs of the supergraph that is served: for questions and for events. */
export class Ways {
  private readonly streams = new Map<string, StreamSource>();

  constructor(private readonly settings: WaysSettings) {}

  /** The way for questions, each under its deadline and circuit; called once per subgraph and supergraph. */
  to({ name, url = '' }: { name: string; url?: string | undefined }): GuardedDataSource {
    const { config, log, subgraphs, circuits } = this.settings;
    const local = subgraphs[name];
    const at = { name, url: subgraphUrl(name) ?? url, secret: config.HUB_SECRET, log };
    this.streams.set(name, local ? localStream(local) : httpStream(at));
    const deadlineMs = subgraphDeadline(name, config.SUBGRAPH_DEADLINE_MS);
    const source = local ? new InProcessDataSource(name, local, deadlineMs) : new HttpDataSource({ ...at, deadlineMs });
    return new GuardedDataSource(name, source, circuits.of(name));
  }

  /** The way to the events of a subgraph. */
  streamOf(name: string): StreamSource | undefined {
    return this.streams.get(name);
  }
}
