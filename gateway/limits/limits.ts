import type { LIMIT_VARIABLES } from '../../subgraphs/common/config/limit-variables.ts';
import type { ErrorCode } from '../../subgraphs/common/errors/errors.ts';

/** A variable of the environment that sets a limit. */
export type LimitVariable = keyof typeof LIMIT_VARIABLES;

/** THE list of limits: who passes one is answered with its code; null: no limit of its own, but a part of the others. */
export const LIMIT_CODES = {
  LIMIT_TOKENS: 'TOO_MANY_TOKENS',
  LIMIT_DEPTH: 'TOO_DEEP',
  LIMIT_ROOT_FIELDS: 'TOO_MANY_ROOT_FIELDS',
  LIMIT_ALIASES: 'TOO_MANY_ALIASES',
  LIMIT_DIRECTIVES: 'TOO_MANY_DIRECTIVES',
  LIMIT_FRAGMENTS: 'TOO_MANY_FRAGMENTS',
  LIMIT_FIELDS: 'TOO_MANY_FIELDS',
  LIMIT_INTROSPECTION_DEPTH: 'INTROSPECTION_TOO_DEEP',
  COST_LIMIT: 'COST_TOO_HIGH',
  COST_LIST_SIZE: null,
  RATE_LIMIT_PER_SECOND: 'RATE_LIMITED',
  RATE_LIMIT_BURST: 'RATE_LIMITED',
  IN_FLIGHT_LIMIT: 'OVERLOADED',
  EVENT_LOOP_DELAY_LIMIT_MS: 'OVERLOADED',
  SUBGRAPH_DEADLINE_MS: 'SUBGRAPH_UNAVAILABLE',
  REQUEST_DEADLINE_MS: 'DEADLINE_EXCEEDED',
  CIRCUIT_FAILURES: 'SUBGRAPH_UNAVAILABLE',
  CIRCUIT_REST_MS: null,
} as const satisfies Record<LimitVariable, ErrorCode | null>;

/** What is counted of an operation without knowing its schema, and where its limit is set; checked in this order. */
export const SHAPE_LIMITS = {
  tokens: 'LIMIT_TOKENS',
  fragments: 'LIMIT_FRAGMENTS',
  depth: 'LIMIT_DEPTH',
  rootFields: 'LIMIT_ROOT_FIELDS',
  fields: 'LIMIT_FIELDS',
  aliases: 'LIMIT_ALIASES',
  directives: 'LIMIT_DIRECTIVES',
  introspection: 'LIMIT_INTROSPECTION_DEPTH',
} as const satisfies Record<string, LimitVariable>;

/** The figures of one operation. */
export type Shape = Record<keyof typeof SHAPE_LIMITS, number>;
