import type { FastifyRequest } from 'fastify';
import { COST_HEADER } from '../limits/cost/cost-plugin.ts';

/** What the lane reads of a request. */
export interface Sent {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  /** Media type of the answer. */
  type: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const GRAPHQL_TYPE = 'application/graphql-response+json; charset=utf-8';

/** What clients accept, word for word, and what they get; whoever says it otherwise is heard by the slow lane. */
const ACCEPTED: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, JSON_TYPE],
  ['*/*', JSON_TYPE],
  ['application/json', JSON_TYPE],
  ['application/json, text/plain, */*', JSON_TYPE],
  ['application/graphql-response+json', GRAPHQL_TYPE],
  ['application/graphql-response+json,application/json;q=0.9', GRAPHQL_TYPE],
  ['application/graphql-response+json, application/json;q=0.9', GRAPHQL_TYPE],
]);

/** Content types that a page of another site cannot send unasked; by them the lane knows a call from a forged form. */
const SENT_AS = new Set(['application/json', 'application/json; charset=utf-8', 'application/json;charset=utf-8']);

/** An operation as it comes from most clients; undefined: anything about the request is out of the ordinary. */
export function readSent({
  method,
  headers,
  body,
}: Pick<FastifyRequest, 'method' | 'headers' | 'body'>): Sent | undefined {
  const type = ACCEPTED.get(headers.accept);
  if (method !== 'POST' || !type || !SENT_AS.has(headers['content-type'] ?? '')) return undefined;
  // Who wants to be told the cost wants more than the answer.
  if (COST_HEADER in headers || typeof body !== 'object' || body === null) return undefined;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  if (typeof query !== 'string' || !isNameOrAbsent(operationName)) return undefined;
  if (!isObjectOrAbsent(variables) || !isObjectOrAbsent(extensions) || extensions?.persistedQuery) return undefined;
  return { query, operationName: operationName ?? undefined, variables: variables ?? {}, type };
}

const isNameOrAbsent = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

const isObjectOrAbsent = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value === undefined || value === null || (typeof value === 'object' && !Array.isArray(value));
