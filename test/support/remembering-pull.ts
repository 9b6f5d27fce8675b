import type { Connector, Page, PullContext, RawRecord } from '../../subgraphs/connectors/kit/index.ts';
import { type PulledPages, pullPages } from './connector-context.ts';

/** Raw records by id, as the ledger keeps the version that holds. */
export type RawLedger = Map<string, RawRecord>;

/** As `pullPages`, for connectors that recall: a page is in the ledger when the next one is asked for. Ids stand in `id`. */
export function pullInto<Config, Cursor>(
  ledger: RawLedger,
  connector: Connector<Config, Cursor>,
  config: object,
  cursor: Cursor | null = null,
  parts: Partial<PullContext<Config>> = {},
): Promise<PulledPages<Cursor>> {
  const remembering: Connector<Config, Cursor> = {
    ...connector,
    async *pull(ctx, from): AsyncGenerator<Page<Cursor>> {
      for await (const page of connector.pull(ctx, from)) {
        yield page;
        for (const record of page.records) ledger.set(String(record.id), record);
      }
    },
  };
  return pullPages(remembering, config, cursor, { recall: async (id) => ledger.get(id) ?? null, ...parts });
}
