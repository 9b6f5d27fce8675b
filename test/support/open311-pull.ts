import type { Connector, Page, PullContext } from '../../subgraphs/connectors/kit/index.ts';
import type { Open311Config } from '../../subgraphs/connectors/open311/city/city.ts';
import { open311Connector } from '../../subgraphs/connectors/open311/open311.connector.ts';
import type { Open311Cursor } from '../../subgraphs/connectors/open311/scan/cursor.ts';
import type { City } from '../legacy-sites/open311-city.ts';
import { contextFor, pullPages, READ_AT } from './connector-context.ts';

export { READ_AT } from './connector-context.ts';

/** Pulls a city as the runner does. */
export const pullCity = (
  config: object,
  cursor: Open311Cursor | null = null,
  now = READ_AT,
  parts: Partial<PullContext<Open311Config>> = {},
) => pullPages(open311Connector, config, cursor, { now: () => now, ...parts });

/** READ_AT and some hours. */
export const later = (hours: number) => new Date(READ_AT.valueOf() + hours * 3_600_000);

/** Ids of what a pull has brought, each once, sorted. */
export const idsOf = ({ complaints }: { complaints: { externalId: string }[] }) =>
  [...new Set(complaints.map(({ externalId }) => externalId))].sort();

/** Ids of everything the city has, sorted. */
export const allIds = ({ requests }: City) => requests.map(({ id }) => id).sort();

/** What a connector is lent that works for this city. */
export const contextOf = (config: object, parts: Partial<PullContext<Open311Config>> = {}) =>
  contextFor(open311Connector as unknown as Connector<Open311Config, never>, config, parts);

/** The pages of a pull as the runner gets them, with their cursors as it stores them. */
export async function pagesOf(config: object, cursor: Open311Cursor | null = null): Promise<Page<Open311Cursor>[]> {
  const pages: Page<Open311Cursor>[] = [];
  const context = contextOf(config);
  for await (const page of open311Connector.pull(context, cursor))
    pages.push({ ...page, cursor: open311Connector.cursor.parse(JSON.parse(JSON.stringify(page.cursor))) });
  return pages;
}
