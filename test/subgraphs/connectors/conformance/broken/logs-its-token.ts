import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { goodConnector } from '../good.ts';

/** Was once looked into by somebody in a hurry. */
export default {
  ...goodConnector,
  async *pull(ctx: PullContext<Config>, before: Cursor | null) {
    console.log('asking with', ctx.config);
    yield* goodConnector.pull(ctx, before);
  },
};
