import type { ApolloServer } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';
import type { GatewayContext } from '../viewer-context.ts';
import type { Sent } from './last-event.ts';
import type { StreamSource } from './stream-source.ts';
import type { Opening, StreamTurn } from './stream-turn.ts';

/** What came of asking: a stream of results, or one result, with which all is said. */
export type Subscribed = { results: AsyncIterable<FormattedExecutionResult> } | { result: FormattedExecutionResult };

/** Runs an operation through the pipeline of all operations; of a subscription it gives the stream. */
export async function subscribeTo(
  apollo: ApolloServer<GatewayContext>,
  sourceOf: (service: string) => StreamSource | undefined,
  sent: Sent,
  /** Made anew for each event: it says until when the event has to be answered. */
  context: () => GatewayContext,
  signal: AbortSignal,
): Promise<Subscribed> {
  const turn = async (stream: StreamTurn) => {
    const { body } = await apollo.executeOperation({ ...sent }, { contextValue: { ...context(), stream } });
    if (body.kind !== 'single') throw new Error('An event is answered whole.');
    return body.singleResult as FormattedExecutionResult;
  };
  let opening: Opening | undefined;
  const first = await turn({
    open: (found) => {
      opening = found;
    },
  });
  const source = opening && sourceOf(opening.service);
  if (!opening || !source) return { result: first };
  const events = source(opening, context(), signal);
  async function* results() {
    for await (const event of events) yield await turn({ event });
  }
  return { results: results() };
}
