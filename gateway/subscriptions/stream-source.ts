import { type ExecutionResult, parse, subscribe } from 'graphql';
import type { Logger } from 'pino';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { signViewer } from '../../subgraphs/common/identity/signature.ts';
import { readEvents } from '../../subgraphs/common/stream/read-events.ts';
import type { LocalSubgraph } from '../execution/in-process-data-source.ts';
import type { GatewayContext } from '../viewer-context.ts';
import type { Opening } from './stream-turn.ts';

/** Events of a subgraph; ends with `signal`. */
export type StreamSource = (
  opening: Opening,
  context: GatewayContext,
  signal: AbortSignal,
) => AsyncIterable<ExecutionResult>;

/** Listens to a subgraph in this process. */
export const localStream = ({ schema, contextFor }: LocalSubgraph): StreamSource =>
  async function* listen({ query, variables, operationName }, { viewer, requestId }, signal) {
    const contextValue = await contextFor(viewer, requestId, signal);
    const document = parse(query, { noLocation: true });
    const results = await subscribe({ schema, document, contextValue, variableValues: variables, operationName });
    if (!(Symbol.asyncIterator in results)) return yield results;
    yield* results;
  };

/** Where a subgraph is, and the secret its calls are signed with. */
export interface HttpStreamSettings {
  name: string;
  url: string;
  secret: string;
  log: Logger;
}

/** Listens to a subgraph that runs elsewhere. */
export const httpStream = ({ name, url, secret, log }: HttpStreamSettings): StreamSource =>
  async function* listen({ query, variables, operationName }, { viewer, requestId }, signal) {
    const body = JSON.stringify({ query, variables, operationName });
    const headers = {
      ...{ 'content-type': 'application/json', accept: 'text/event-stream', 'x-request-id': requestId },
      ...signViewer(viewer, body, secret, new Date()),
    };
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, signal });
      if (!answer.ok || !answer.body) throw new Error(`answered ${answer.status}`);
      for await (const result of readEvents(answer.body)) yield result as ExecutionResult;
    } catch (error) {
      if (signal.aborted) return;
      log.warn({ requestId, subgraph: name, err: (error as Error).message }, 'subgraph stream broke off');
      throw hubError('SUBGRAPH_UNAVAILABLE', name);
    }
  };
