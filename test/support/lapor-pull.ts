import type { PullContext, StatusPush } from '../../subgraphs/connectors/kit/index.ts';
import type { LaporConfig } from '../../subgraphs/connectors/lapor/generation/settings.ts';
import { laporConnector } from '../../subgraphs/connectors/lapor/lapor.connector.ts';
import type { LaporCursor } from '../../subgraphs/connectors/lapor/work/cursor.ts';
import { contextFor, type PulledPages, pullPages, READ_AT } from './connector-context.ts';

/** Pulls as the runner does. */
export const pull = (
  config: object,
  cursor: LaporCursor | null = null,
  parts: Partial<PullContext<LaporConfig>> = {},
): Promise<PulledPages<LaporCursor>> => pullPages(laporConnector, config, cursor, parts);

/** Asks whether the interface is as expected. */
export const check = (config: object) => laporConnector.check(contextFor(laporConnector as never, config));

/** Tells the interface of a status. */
export const push = (config: object, parts: Partial<StatusPush> = {}) =>
  laporConnector.pushStatus?.(contextFor(laporConnector as never, config), {
    externalId: '5000001',
    status: 'CLOSED',
    statusOut: 'Selesai',
    note: 'Lampu sudah "diganti".',
    at: READ_AT.toISOString(),
    key: 'kunci-0001',
    ...parts,
  });
