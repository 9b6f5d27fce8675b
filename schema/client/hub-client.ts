import { type FollowOptions, follow } from './follow.ts';
import type { Operation } from './operation.ts';
import { dataOf, type HubClientOptions, post } from './post.ts';

/** Asks one hub. */
export interface HubClient {
  /**
   * The answer of a query or mutation.
   * @throws HubRequestError when the answer bears any error; `data` of the error is what was answered all the same
   */
  request<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<Data>;
  /**
   * Events of a subscription, until the loop is left, `signal` is aborted or the hub refuses. A connection that breaks
   * is opened anew and goes on behind the last event heard: nothing is missed, nothing comes twice.
   * @throws HubRequestError when the hub refuses for another reason than being overloaded or away
   */
  subscribe<Data, Variables>(
    operation: Operation<Data, Variables>,
    variables: Variables,
    options?: FollowOptions,
  ): AsyncGenerator<Data, void>;
}

/** A client of the hub at `url`; runs in browsers and in Node. */
export function createHubClient(options: HubClientOptions): HubClient {
  return {
    async request<Data, Variables>(
      { query }: Operation<Data, Variables>,
      variables: Variables,
      signal?: AbortSignal,
    ): Promise<Data> {
      const accept = { accept: 'application/json' };
      return (await dataOf(await post(options, { query, variables }, accept, signal))) as Data;
    },
    subscribe<Data, Variables>({ query }: Operation<Data, Variables>, variables: Variables, terms?: FollowOptions) {
      return follow(options, { query, variables }, terms) as AsyncGenerator<Data, void>;
    },
  };
}
