import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { goodConnector, listOf } from '../good.ts';

/** Reads the newest two pages when it has been there before, and then calls itself up to date. */
export const newestFirst = { order: '-diubah', paging: { by: 'page', parameter: 'hal', first: 1 }, since: undefined };

export default {
  ...goodConnector,
  async *pull(ctx: PullContext<Config>, before: Cursor | null) {
    const newest = String((await listOf(ctx, { hal: 1 }))[0]?.diubah ?? before?.since ?? '');
    for (let hal = 1; before === null || hal <= 2; hal += 1) {
      const records = await listOf(ctx, { hal });
      if (records.length === 0) return;
      yield { records, cursor: { since: newest } };
    }
  },
};
