import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config, Cursor } from '../good.ts';
import { goodConnector, listOf } from '../good.ts';

export const byOffset = { paging: { by: 'offset', parameter: 'mulai' } };

/** Counts how many it has read; what vanishes above moves the rest up by one. */
export default {
  ...goodConnector,
  async *pull(ctx: PullContext<Config>, before: Cursor | null) {
    const from = ctx.since(before?.since);
    let last = '';
    for (let mulai = 0; ; mulai += 2) {
      const records = await listOf(ctx, { from, mulai });
      if (records.length === 0) return;
      const next = String(records.at(-1)?.diubah ?? '');
      ctx.expect(next !== last, 'paging stands still.');
      last = next;
      yield { records, cursor: { since: last } };
    }
  },
};
