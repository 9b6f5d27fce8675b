import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { goodConnector, listOf } from '../good.ts';

/** Looks one page ahead and hands out that page's cursor with the records before it. */
export default {
  ...goodConnector,
  async *pull(ctx: PullContext<Config>, before: Cursor | null) {
    let records = await listOf(ctx, { from: before?.since ?? null, after: before?.since ?? '' });
    while (records.length > 0) {
      const last = String(records.at(-1)?.diubah);
      const next = await listOf(ctx, { from: before?.since ?? null, after: last });
      ctx.expect(String(next.at(-1)?.diubah) !== last, 'paging stands still.');
      yield { records, cursor: { since: String(next.at(-1)?.diubah ?? last) } };
      records = next;
    }
  },
};
