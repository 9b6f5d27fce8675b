import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Logger } from 'pino';
import { Agent } from 'undici';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { signViewer } from '../../subgraphs/common/identity/signature.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { isGatewayContext } from '../viewer-context.ts';
import { within } from './deadline.ts';
import { isAnswer, type SubgraphAnswer, withoutHttp } from './subgraph-answer.ts';

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

/**
 * Asks a subgraph that runs elsewhere. The viewer travels signed, the citizen's token never; a foreign subgraph simply
 * ignores the headers.
 */
export class HttpDataSource implements GraphQLDataSource {
  constructor(private readonly settings: HttpDataSourceSettings) {}

  process({ request, context }: GraphQLDataSourceProcessOptions): Promise<SubgraphAnswer> {
    const { query, variables, operationName } = request;
    const { viewer, requestId } = isGatewayContext(context) ? context : { viewer: PUBLIC_VIEWER, requestId: '' };
    const body = JSON.stringify({ query, variables, operationName });
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-id': requestId,
      ...signViewer(viewer, body, this.settings.secret, new Date()),
    };
    return within(this.settings.deadlineMs, this.settings.name, (signal) => this.send(headers, body, signal));
  }

  private async send(
    headers: Record<'x-request-id', string>,
    body: string,
    signal: AbortSignal,
  ): Promise<SubgraphAnswer> {
    const { name, url, log } = this.settings;
    try {
      const { origin, pathname, search } = new URL(url);
      const response = await agent.request({ origin, path: pathname + search, method: 'POST', headers, body, signal });
      const answer: unknown = JSON.parse(await response.body.text());
      // A refusal of our signature is no fault of the client's token, so it must not reach the client as one.
      if (response.statusCode === 401)
        throw new Error('refused our call: is HUB_SECRET the same, are the clocks right?');
      if (!isAnswer(answer)) throw new Error(`answered ${response.statusCode} without data or errors`);
      return withoutHttp(answer);
    } catch (error) {
      // The reason may hold addresses, so it stays in our log.
      const err = error instanceof Error ? error.message : 'unknown';
      log.warn({ requestId: headers['x-request-id'], subgraph: name, err }, 'subgraph call failed');
      throw hubError('SUBGRAPH_UNAVAILABLE', name);
    }
  }
}
