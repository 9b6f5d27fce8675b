import type { ApolloGateway } from '@apollo/gateway';

/** What an executor gives. */
export type Executed = ReturnType<ApolloGateway['executor']>;

/** What the fast lane did for a request before it handed it to the slow lane, which does none of it again. */
export interface DoneBefore {
  /** The cost was counted and charged: headers that tell of it; rejects when the client's allowance is used up. */
  charged: { headers: ReadonlyMap<string, string>; granted: Promise<void> };
  /** Absent: it was not to be executed. */
  executed?: Executed;
}
