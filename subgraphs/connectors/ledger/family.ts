import { registerEnumType } from 'type-graphql';
import { enumOf } from '../../common/graphql/enum.ts';
import { FAMILIES } from '../kit/connector.ts';

/** Kinds of legacy systems, as the kit names them. */
export const Family = enumOf(FAMILIES);
export type Family = (typeof FAMILIES)[number];

registerEnumType(Family, {
  name: 'Family',
  description: 'Kind of legacy system a channel is; each is served by one connector.',
  valuesConfig: {
    LAPOR: { description: 'The official LAPOR! interfaces.' },
    OPEN311: { description: 'Open311 GeoReport v2.' },
    REST: { description: 'A JSON interface.' },
    HTML: { description: 'A website with pages and detail pages.' },
    SQL: { description: 'A database.' },
    SHEET: { description: 'Tables: the export "Laporan Ringkas" as XLSX or CSV.' },
    MAIL: { description: 'A mailbox.' },
    CHAT: { description: 'A chat or SMS service.' },
    PUSH: { description: 'A system that pushes its records by mutation.' },
    HUB: { description: 'Reports submitted to the hub itself.' },
  },
});
