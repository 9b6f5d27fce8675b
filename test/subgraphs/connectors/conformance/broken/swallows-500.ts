import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import { SourceError } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { goodConnector } from '../good.ts';

/** Takes a failing server for the end of the list. */
export default {
  ...goodConnector,
  async *pull(ctx: PullContext<Config>, before: Cursor | null) {
    try {
      yield* goodConnector.pull(ctx, before);
    } catch (error) {
      if (!(error instanceof SourceError && error.errorClass === 'unavailable')) throw error;
    }
  },
};
