import { defineConnector, listed } from '../kit/index.ts';
import { type Open311Config, open311Config } from './city/city.ts';
import { Endpoint } from './endpoint/endpoint.ts';
import { pushReport } from './push/report.ts';
import { pushStatus } from './push/status.ts';
import { complaintOf } from './request/complaint.parser.ts';
import { STANDARD } from './request/status.policy.ts';
import { checkCity } from './scan/check.ts';
import { type Open311Cursor, open311Cursor } from './scan/cursor.ts';
import { scanCity } from './scan/scan.ts';

/**
 * Reads the service requests of a city's Open311 endpoint (GeoReport v2), JSON or XML. It knows no city: where one
 * departs from the standard is said by its settings (`quirks`).
 */
export const open311Connector = defineConnector<Open311Config, Open311Cursor>({
  family: 'OPEN311',
  version: '1.0.0',
  sdk: '^1',
  config: open311Config,
  cursor: open311Cursor,
  // Where a city does not date its changes, `updatedAt` is null, and then what comes later counts.
  ordering: 'source-time',
  statusMap: ({ statusMap }) => ({ ...STANDARD, ...statusMap.in }),
  timezone: ({ timezone }) => timezone,
  policy: ({ requestsPerSecond, overlapHours, deletes }) => ({
    requestsPerSecond,
    overlapSeconds: overlapHours * 3_600,
    deletes,
  }),
  normalize: complaintOf,
  identify: ({ _id: id }) => (typeof id === 'string' ? id : null),
  statusOut: ({ push, statusMap }) => (push.status ? { ...push.status.words, ...statusMap.out } : {}),
  pushStatus,
  pushReport,

  async check(ctx) {
    await checkCity(ctx, await Endpoint.open(ctx));
  },

  async *pull(ctx, cursor) {
    yield* scanCity(ctx, await Endpoint.open(ctx), cursor);
  },

  async *enumerate(ctx) {
    yield* listed(scanCity(ctx, await Endpoint.open(ctx), null));
  },
});
