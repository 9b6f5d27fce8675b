import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { goodConnector } from '../good.ts';

/** Remembers when it was there by its own clock. */
export default {
  ...goodConnector,
  async *pull(ctx: PullContext<Config>, before: Cursor | null) {
    const since = ctx.now().toISOString();
    for await (const page of goodConnector.pull(ctx, before)) yield { ...page, cursor: { since } };
  },
};
