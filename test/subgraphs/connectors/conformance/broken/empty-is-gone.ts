import type { PullContext } from '../../../../../subgraphs/connectors/kit/index.ts';
import { z } from '../../../../../subgraphs/connectors/kit/index.ts';
import type { Config } from '../good.ts';
import { goodConnector, listOf } from '../good.ts';

const cursor = z.strictObject({ known: z.array(z.string()) });

/** Reads the whole list each time; what it does not show is gone, also when it shows nothing. */
export default {
  ...goodConnector,
  cursor,
  policy: () => ({ deletes: 'tombstone' as const }),
  async *pull(ctx: PullContext<Config>, before: z.infer<typeof cursor> | null) {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const records = await listOf(ctx, { after });
      const last = String(records.at(-1)?.diubah ?? '');
      ctx.expect(records.length === 0 || last !== after, 'paging stands still.');
      after = last;
      seen.push(...records.map(({ no }) => String(no)));
      const deleted = records.length === 0 ? (before?.known ?? []).filter((no) => !seen.includes(no)) : [];
      yield { records, deleted, cursor: { known: records.length === 0 ? seen : [...(before?.known ?? []), ...seen] } };
      if (records.length === 0) return;
    }
  },
};
