import { htmlConnector } from '../../subgraphs/connectors/html/html.connector.ts';
import type { HtmlCursor } from '../../subgraphs/connectors/html/scan/cursor.ts';
import type { HtmlConfig } from '../../subgraphs/connectors/html/site/site.ts';
import type { PullContext } from '../../subgraphs/connectors/kit/index.ts';
import { contextFor, type PulledPages, pullPages, READ_AT } from './connector-context.ts';

export { READ_AT } from './connector-context.ts';

export type Pulled = PulledPages<HtmlCursor>;

/** What the runner lends to the connector; the site of a test may be on 127.0.0.1 and is asked without pause. */
export const contextOf = (config: object, now = READ_AT): PullContext<HtmlConfig> =>
  contextFor(htmlConnector as never, config, { now: () => now });

/** Pulls as the runner does: what came before a failure is kept, and so is its cursor. */
export const pull = (config: object, cursor: HtmlCursor | null = null, now = READ_AT): Promise<Pulled> =>
  pullPages(htmlConnector, config, cursor, { now: () => now });

export const idsOf = ({ complaints }: Pulled) => complaints.map(({ externalId }) => externalId);
