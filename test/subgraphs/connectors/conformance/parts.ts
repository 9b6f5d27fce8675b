import type { Subject } from '../../../../subgraphs/connectors/conformance/subject.ts';
import { type GoodConnector, goodConnector, LISTING, waterworks } from './good.ts';

/** The good connector for a waterworks whose items have a category and a photograph. */
export const partsConnector = {
  ...goodConnector,
  normalize: async (raw, info) => ({
    ...(await goodConnector.normalize(raw, info)),
    category: raw.bidang ? { system: 'air-contoh', id: null, name: String(raw.bidang) } : null,
    attachments: raw.foto ? [{ name: 'foto', url: String(raw.foto), mediaType: null, bytes: null }] : [],
  }),
} satisfies GoodConnector;

/** What is tried: a connector of that waterworks. */
export const partsOf = (connector: object = partsConnector): Subject =>
  waterworks(connector, {
    ...LISTING,
    items: LISTING.items.map((item, index) => ({
      ...item,
      bidang: ['Pipa', 'Meteran'][index % 2],
      foto: `https://air-contoh.invalid/foto/${index}.jpg`,
    })),
  });
