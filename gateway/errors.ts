import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS } from '../subgraphs/common/errors/errors.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';
import { requestId } from '../subgraphs/common/log/request-notes.ts';
import { traceId } from '../subgraphs/common/tracing/span.ts';
import { tellError } from './observation/tell-error.ts';

/** Codes of Apollo Server about the client's own request; their texts pass as they are. */
const ABOUT_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** What Apollo says of the directives that would have an answer sent in parts (docs/adr/0029-no-defer.md). */
const INCREMENTAL = /^Unknown directive "@(defer|stream)"/;
const ANSWERS_WHOLE =
  'The hub answers whole: it serves no @defer and no @stream. Ask for what takes long in an operation of its own.';

/**
 * What leaves the hub: errors of the registry and errors about the request, with code, remedy and request id; for
 * anything else a text that tells nothing but where to ask. Its cause goes to the log, under the same request id.
 */
export const formatError =
  (log: Logger) =>
  ({ message, path, locations, extensions }: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const place = { ...(path && { path }), ...(locations && { locations }) };
    const code = String(extensions?.code);
    const remedy = remedyOf(code, extensions?.remedy);
    if (remedy) {
      const told = INCREMENTAL.test(message) ? ANSWERS_WHOLE : message.replace(/^Context creation failed: /, '');
      tellError(code);
      return { message: told, ...place, extensions: { code, remedy, ...whereToAsk() } };
    }
    const cause = unwrapResolverError(error);
    log.error(
      { requestId: requestId(), err: cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown', path },
      'request failed',
    );
    return { ...internalError(), ...place };
  };

/** The error that says nothing but where to ask. */
export function internalError(id = requestId()): GraphQLFormattedError {
  const { message, code, remedy } = hubError('INTERNAL_SERVER_ERROR', id);
  tellError(code);
  return { message, extensions: { code, remedy, ...whereToAsk(id) } };
}

/** Under which ids an operator finds the request in the log and, when traces are made, its trace. */
export function whereToAsk(id = requestId()): { requestId: string; traceId?: string } {
  const trace = traceId();
  return { requestId: id, ...(trace && { traceId: trace }) };
}

/** What helps against an error that may leave as it is; nothing for one whose text we do not vouch for. */
function remedyOf(code: string, given: unknown): unknown {
  if (code === 'INTERNAL_SERVER_ERROR') return undefined;
  // Foreign subgraphs also say FORBIDDEN; only errors of our registry bear a remedy.
  if (Object.hasOwn(ERRORS, code) && given) return ERRORS[code as keyof typeof ERRORS].remedy;
  return ABOUT_THE_REQUEST.has(code) ? 'FIX_INPUT' : undefined;
}
