/** The integrators' door: everything a connector may import. Imports nothing of the hub. */

export { z } from 'zod';
export * from './bool.ts';
export * from './complaint.ts';
export * from './connector.ts';
export * from './http-request.ts';
export * from './json.ts';
export * from './json-depth.ts';
export * from './legacy-status.ts';
export * from './listing.ts';
export * from './mapping/fields.ts';
export type { MapFunction } from './mapping/function-expression.ts';
export * from './mapping/mapper.ts';
export * from './mapping/mapping.ts';
export * from './normalize-info.ts';
export * from './privacy-words.ts';
export * from './push.ts';
export * from './sdk.ts';
export * from './source-error.ts';
export * from './status.ts';
export * from './status-map.ts';
export * from './time.ts';
export * from './webhook.ts';
export * from './xml.ts';
export * from './zoned-time.ts';
