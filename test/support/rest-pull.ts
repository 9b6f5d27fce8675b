import type { StatusPush } from '../../subgraphs/connectors/kit/index.ts';
import { restConnector } from '../../subgraphs/connectors/rest/rest.connector.ts';
import type { RestCursor } from '../../subgraphs/connectors/rest/scan/cursor.ts';
import { contextFor, type PulledPages, pullPages, READ_AT } from './connector-context.ts';

export type Pulled = PulledPages<RestCursor>;

/** Pulls as the runner does. */
export const pull = (config: object, cursor: RestCursor | null = null, now = READ_AT): Promise<Pulled> =>
  pullPages(restConnector, config, cursor, { now: () => now });

/** Tells the source of a status. */
export const push = (config: object, parts: Partial<StatusPush> = {}) =>
  restConnector.pushStatus?.(contextFor(restConnector as never, config), {
    externalId: 'A1',
    status: 'CLOSED',
    statusOut: 'selesai',
    note: 'Sudah "diperbaiki".',
    at: READ_AT.toISOString(),
    key: 'kunci-1',
    ...parts,
  });

export const idsOf = ({ complaints }: Pulled) => complaints.map(({ externalId }) => externalId);

/** An invented complaint as an invented API says it; changed `minute` minutes after one in the morning, UTC. */
export const apiItem = (id: string, minute = 0, parts: object = {}) => ({
  id,
  isi: `Isi ${id}`,
  keadaan: 'baru',
  dibuat: '2026-03-01T01:00:00Z',
  diubah: new Date(Date.parse('2026-03-01T01:00:00Z') + minute * 60_000).toISOString(),
  ...parts,
});

/** Settings for the invented API, `list` merged in. */
export const apiConfig = (base: string, list: object, parts: object = {}) => ({
  base,
  auth: { kind: 'none' },
  list: { path: 'aduan', items: 'data', paging: { kind: 'none' }, ...list },
  key: 'id',
  updated: 'diubah',
  timezone: 'Asia/Jakarta',
  map: {
    body: 'isi',
    status: '$status(keadaan)',
    statusRaw: 'keadaan',
    privacy: { anonymous: 'true', secret: 'true' },
    occurredAt: '$time(dibuat)',
    updatedAt: '$time(diubah)',
  },
  statusMap: { in: { baru: 'RECEIVED', selesai: 'CLOSED' }, out: { CLOSED: 'selesai' } },
  ...parts,
});
