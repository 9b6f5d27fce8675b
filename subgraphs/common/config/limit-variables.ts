import { z } from 'zod';

const whole = z.coerce.number().int().positive();

/** What the gateway takes from one operation, one client and all together; docs/LIMITS.md is printed from it. */
export const LIMIT_VARIABLES = {
  LIMIT_TOKENS: whole.default(15_000).describe('Words and marks of an operation’s text; variables do not count'),
  LIMIT_DEPTH: whole.default(20).describe('Fields inside fields'),
  LIMIT_ROOT_FIELDS: whole.default(50).describe('Fields that stand directly in the operation'),
  LIMIT_ALIASES: whole.default(200).describe('Renamed fields, fragments written out'),
  LIMIT_DIRECTIVES: whole.default(200).describe('Uses of directives such as @include, fragments written out'),
  LIMIT_FRAGMENTS: whole.default(200).describe('Fragments that a text defines'),
  LIMIT_FIELDS: whole.default(3_000).describe('Fields of an operation, fragments written out'),
  LIMIT_INTROSPECTION_DEPTH: whole.default(2).describe('Lists inside lists below __schema and __type'),
  COST_LIMIT: whole.default(10_000).describe('Cost one operation may have at most; one object costs 1'),
  COST_LIST_SIZE: whole.default(10).describe('Assumed length of a list that says nothing about its length'),
  IN_FLIGHT_LIMIT: whole.default(100).describe('Requests answered at the same time; more are refused at once'),
  EVENT_LOOP_DELAY_LIMIT_MS: whole
    .default(500)
    .describe('How late the event loop may be before requests are refused, ms'),
  SUBGRAPH_DEADLINE_MS: whole
    .default(10_000)
    .describe('Longest wait for one subgraph call, ms; SUBGRAPH_DEADLINE_MS_<NAME> is for one subgraph'),
  REQUEST_DEADLINE_MS: whole
    .default(30_000)
    .describe('Longest time for a whole request, ms; what is missing by then is null'),
  CIRCUIT_FAILURES: whole.default(5).describe('Failed calls in a row after which a subgraph is spared'),
  CIRCUIT_REST_MS: whole.default(5_000).describe('How long a subgraph is spared before one call tries it again, ms'),
  RATE_LIMIT_PER_SECOND: z.coerce
    .number()
    .min(0)
    .default(0)
    .describe('Cost each client may use per second in the long run; 0: no rate limit'),
  RATE_LIMIT_BURST: whole.default(20_000).describe('Cost each client may use at once after a pause'),
} as const;
