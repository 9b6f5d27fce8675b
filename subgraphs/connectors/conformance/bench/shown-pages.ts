import type { Connector } from '../../kit/connector.ts';
import type { Json, RawRecord } from '../../kit/json.ts';

/** The connector with a pull that shows these pages, all of them at every pull. */
export function pagesOf(connector: Connector, lists: readonly RawRecord[][]): Connector {
  const cursor = { parse: (value: unknown) => value, safeParse: () => ({ success: true, data: null }) };
  return {
    ...connector,
    cursor: cursor as unknown as Connector['cursor'],
    async *pull() {
      for (const [index, records] of lists.entries()) yield { records, cursor: { page: index + 1 } as Json };
    },
  };
}
