import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Logger } from 'pino';
import { Agent } from 'undici';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { signViewer } from '../../subgraphs/common/identity/signature.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { isGatewayContext } from '../viewer-context.ts';
import { within } from './deadline.ts';
import type { SubgraphAnswer } from './subgraph-answer.ts';

/** Where a subgraph is, the secret its calls are signed with, and how long we wait. */
export interface HttpDataSourceSettings {
  name: string;
  url: string;
  secret: string;
  deadlineMs: number;
  log: Logger;
}

/** Connections to all subgraphs, kept open between calls. */
const agent = new Agent({ keepAliveTimeout: 30_000, connections: 64 });

/** Asks a subgraph that runs elsewhere. The viewer travels signed; a foreign subgraph simply ignores the headers. */
export class HttpDataSource implements GraphQLDataSource {
  constructor(private readonly settings: HttpDataSourceSettings) {}

  process({ request, context }: GraphQLDataSourceProcessOptions): Promise<SubgraphAnswer> {
    const { query, variables, operationName } = request;
    const known = isGatewayContext(context) ? context : { viewer: PUBLIC_VIEWER, requestId: '' };
    const body = JSON.stringify({ query, variables, operationName });
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-id': known.requestId,
      ...signViewer(known.viewer, body, this.settings.secret, new Date()),
    };
    return within(this.settings.deadlineMs, this.settings.name, (signal) => this.send(headers, body, signal));
  }

  private async send(headers: Record<string, string>, body: string, signal: AbortSignal): Promise<SubgraphAnswer> {
    const { name, url, log } = this.settings;
    try {
      const { statusCode, body: answer } = await agent.request({
        origin: new URL(url).origin,
        path: new URL(url).pathname + new URL(url).search,
        method: 'POST',
        headers,
        body,
        signal,
      });
      const parsed: unknown = JSON.parse(await answer.text());
      if (isResponse(parsed)) return parsed;
      throw new Error(`answered ${statusCode} without data or errors`);
    } catch (error) {
      // The reason may hold addresses, so it stays in our log.
      log.warn({ subgraph: name, err: error instanceof Error ? error.message : 'unknown' }, 'subgraph call failed');
      throw hubError('SUBGRAPH_UNAVAILABLE', name);
    }
  }
}

const isResponse = (value: unknown): value is SubgraphAnswer =>
  typeof value === 'object' && value !== null && ('data' in value || 'errors' in value);
