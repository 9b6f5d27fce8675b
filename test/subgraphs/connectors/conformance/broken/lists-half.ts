import { goodConnector, listOf } from '../good.ts';

/** Lists its first page only. */
export const listsHalf = {
  ...goodConnector,
  async *enumerate(ctx) {
    yield { records: await listOf(ctx, { from: null, after: '' }) };
  },
} satisfies typeof goodConnector;

/** Lists items without a part that `normalize` reads. */
export const listsOtherwise = {
  ...goodConnector,
  async *enumerate(ctx, window) {
    for await (const { records } of goodConnector.enumerate!(ctx, window))
      yield { records: records.map(({ jawaban, ...raw }) => raw) };
  },
} satisfies typeof goodConnector;
