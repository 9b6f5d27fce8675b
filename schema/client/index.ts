// The package `lapor-hub/client`: every operation of schema/operations, typed, and a client that asks a hub.
export type { FollowOptions } from './follow.ts';
export { createHubClient, type HubClient } from './hub-client.ts';
export { type AnsweredError, HubRequestError, type Remedy } from './hub-request-error.ts';
export type { Operation } from './operation.ts';
export * from './operations.ts';
export type { HubClientOptions } from './post.ts';
