import type { ApolloGateway } from '@apollo/gateway';
import type { Logger } from 'pino';
import type { RequestContext } from './compile/run.ts';

/** Apollo's executor for operations that ours refuses, counted by reason. */
export class Fallback {
  /** How many requests went to Apollo's executor, by the reason why ours refused. */
  readonly counts = new Map<string, number>();

  constructor(
    private readonly executor: ApolloGateway['executor'],
    private readonly log: Logger,
  ) {}

  /** Executes as Apollo does. A reason is logged when it is first met. */
  execute(request: RequestContext, reason: string): ReturnType<ApolloGateway['executor']> {
    const count = (this.counts.get(reason) ?? 0) + 1;
    this.counts.set(reason, count);
    if (count === 1) this.log.warn({ reason, operation: request.operationName }, "executed by Apollo's executor");
    return this.executor(request);
  }
}
