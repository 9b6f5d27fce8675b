/** The integrators' door: everything a connector may import. Imports nothing of the hub. */
export * from './bool.ts';
export * from './complaint.ts';
export * from './connector.ts';
export * from './normalize-info.ts';
export * from './source-error.ts';
export * from './status.ts';
export * from './zoned-time.ts';
