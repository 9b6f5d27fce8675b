/** The integrators' door: everything a connector may import. Imports nothing of the hub. */
export * from './complaint.ts';
export * from './connector.ts';
export * from './source-error.ts';
