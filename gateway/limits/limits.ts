import type { LIMIT_VARIABLES } from '../../subgraphs/common/config/limit-variables.ts';
import type { ErrorCode } from '../../subgraphs/common/errors/errors.ts';

/** A limit of what one operation may look like: where its value is set, and the code of the refusal. */
interface Limit {
  variable: keyof typeof LIMIT_VARIABLES;
  code: ErrorCode;
}

/** What can be said about the shape of an operation without its schema. All are whole numbers. */
export const SHAPE_LIMITS = {
  tokens: { variable: 'LIMIT_TOKENS', code: 'TOO_MANY_TOKENS' },
  fragments: { variable: 'LIMIT_FRAGMENTS', code: 'TOO_MANY_FRAGMENTS' },
  depth: { variable: 'LIMIT_DEPTH', code: 'TOO_DEEP' },
  rootFields: { variable: 'LIMIT_ROOT_FIELDS', code: 'TOO_MANY_ROOT_FIELDS' },
  fields: { variable: 'LIMIT_FIELDS', code: 'TOO_MANY_FIELDS' },
  aliases: { variable: 'LIMIT_ALIASES', code: 'TOO_MANY_ALIASES' },
  directives: { variable: 'LIMIT_DIRECTIVES', code: 'TOO_MANY_DIRECTIVES' },
  introspection: { variable: 'LIMIT_INTROSPECTION_DEPTH', code: 'INTROSPECTION_TOO_DEEP' },
} as const satisfies Record<string, Limit>;

/** What is counted of an operation. */
export type Shape = Record<keyof typeof SHAPE_LIMITS, number>;
