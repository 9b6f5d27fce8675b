import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { Logger } from 'pino';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { signViewer } from '../../subgraphs/common/identity/signature.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { traceHeaders } from '../../subgraphs/common/tracing/span.ts';
import { isGatewayContext } from '../viewer-context.ts';
import { againAfterReset } from './connection-reset.ts';
import { deadlineOf, within } from './deadline.ts';
import { post } from './post.ts';
import { isAnswer, type SubgraphAnswer, withoutHttp } from './subgraph-answer.ts';

/** Where a subgraph is, the secret its calls are signed with, and how long we wait. */
export interface HttpDataSourceSettings {
  name: string;
  url: string;
  secret: string;
  deadlineMs: number;
  log: Logger;
}

/** How often a query is sent when its connection breaks. A mutation is sent once: it may have been done. */
const QUERY_ATTEMPTS = 2;

/**
 * Asks a subgraph that runs elsewhere. The viewer travels signed, the citizen's token never; a foreign subgraph simply
 * ignores the headers.
 */
export class HttpDataSource implements GraphQLDataSource {
  private readonly at: { origin: string; path: string };

  constructor(private readonly settings: HttpDataSourceSettings) {
    const { origin, pathname, search } = new URL(settings.url);
    this.at = { origin, path: pathname + search };
  }

  process({ request, context }: GraphQLDataSourceProcessOptions): Promise<SubgraphAnswer> {
    const { query, variables, operationName } = request;
    const { viewer, requestId } = isGatewayContext(context) ? context : { viewer: PUBLIC_VIEWER, requestId: '' };
    const body = JSON.stringify({ query, variables, operationName });
    // Signed anew for each attempt: a subgraph takes a signature once.
    const headers = () => ({
      'content-type': 'application/json',
      accept: 'application/json',
      'x-request-id': requestId,
      ...traceHeaders(),
      ...signViewer(viewer, body, this.settings.secret, new Date()),
    });
    const attempts = isMutation(query) ? 1 : QUERY_ATTEMPTS;
    return within(deadlineOf(context, this.settings.deadlineMs), this.settings.name, (signal) =>
      this.send(requestId, headers, body, signal, attempts),
    );
  }

  private async send(
    requestId: string,
    headers: () => Record<string, string>,
    body: string,
    signal: AbortSignal,
    attempts: number,
  ): Promise<SubgraphAnswer> {
    const { name, log } = this.settings;
    try {
      const { status, text } = await againAfterReset(attempts, () =>
        post({ ...this.at, headers: headers(), body }, signal),
      );
      const answer: unknown = JSON.parse(text);
      // A refusal of our signature is no fault of the client's token, so it must not reach the client as one.
      if (status === 401) throw new Error('refused our call: is HUB_SECRET the same, are the clocks right?');
      if (!isAnswer(answer)) throw new Error(`answered ${status} without data or errors`);
      return withoutHttp(answer);
    } catch (error) {
      // The reason may hold addresses, so it stays in our log.
      const err = error instanceof Error ? error.message : 'unknown';
      log.warn({ requestId, subgraph: name, err }, 'subgraph call failed');
      throw hubError('SUBGRAPH_UNAVAILABLE', name);
    }
  }
}

const isMutation = (query: string | undefined) => /^\s*mutation\b/.test(query ?? '');
