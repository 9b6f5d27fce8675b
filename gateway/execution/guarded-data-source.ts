import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { HubError, hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { watchCall } from '../observation/watch-call.ts';
import type { Circuit } from './circuit.ts';
import type { SubgraphAnswer } from './subgraph-answer.ts';

/** A subgraph behind its circuit: while that is open, it is not called and its fields fail at once. */
export class GuardedDataSource implements GraphQLDataSource {
  constructor(
    private readonly name: string,
    private readonly source: { process(options: GraphQLDataSourceProcessOptions): Promise<SubgraphAnswer> },
    private readonly circuit: Circuit,
  ) {}

  async process(options: GraphQLDataSourceProcessOptions): Promise<SubgraphAnswer> {
    if (!this.circuit.allows()) throw hubError('SUBGRAPH_UNAVAILABLE', this.name);
    try {
      const answer = await watchCall(this.name, () => this.source.process(options));
      this.circuit.record(true);
      return answer;
    } catch (error) {
      this.circuit.record(judged(error));
      throw error;
    }
  }
}

/** A request that ran out of its own time says nothing about the subgraph; another error is an answer of a kind. */
function judged(error: unknown): boolean | null {
  if (!(error instanceof HubError)) return true;
  if (error.code === 'DEADLINE_EXCEEDED') return null;
  return error.code !== 'SUBGRAPH_UNAVAILABLE';
}
