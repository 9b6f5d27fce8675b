import type { FastifyReply } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLSchema, parse, subscribe, validate } from 'graphql';
import { type SentEvent, sendEvents } from '../stream/send-events.ts';

/** An operation as a client sends it. */
export interface StreamedOperation {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** What results go through before they leave: errors without inner texts. */
export type Format = (result: ExecutionResult) => ExecutionResult;

/** Is a stream asked for? Anything else is answered once. */
export const asksForStream = (accept: string | undefined): boolean => accept?.includes('text/event-stream') ?? false;

/** Answers a subscription of a subgraph as a stream, until it ends or the gateway hangs up. */
export async function serveStream(
  reply: FastifyReply,
  schema: GraphQLSchema,
  operation: StreamedOperation,
  context: (signal: AbortSignal) => Promise<unknown>,
  format: Format,
): Promise<void> {
  const hangUp = new AbortController();
  reply.hijack();
  reply.raw.on('close', () => hangUp.abort());
  const results = await resultsOf(schema, operation, () => context(hangUp.signal));
  const events = Symbol.asyncIterator in results ? results : once(results);
  const sent = async function* (): AsyncGenerator<Omit<SentEvent, 'event'>> {
    for await (const result of events) yield { data: format(result) };
  };
  await sendEvents(reply.raw, sent());
  hangUp.abort();
}

async function resultsOf(
  schema: GraphQLSchema,
  { query, variables, operationName }: StreamedOperation,
  context: () => Promise<unknown>,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  try {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    const contextValue = await context();
    const args = {
      schema,
      document,
      contextValue,
      variableValues: variables ?? null,
      operationName: operationName ?? null,
    };
    return (await subscribe(args)) as AsyncGenerator<ExecutionResult> | ExecutionResult;
  } catch (error) {
    return {
      errors: [
        error instanceof GraphQLError
          ? error
          : new GraphQLError((error as Error).message, { originalError: error as Error }),
      ],
    };
  }
}

/** A result that is no stream, as a stream of one: an error before the first event. */
async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}
