import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { hubError } from '../errors/hub-error.ts';

/** Codes of Apollo Server that tell a client about its own request; their texts pass as they are. */
const CLIENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Errors of the registry and of the request pass; anything else is logged here and leaves without its text. */
export const formatSubgraphError =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const { code, remedy } = formatted.extensions ?? {};
    if (remedy !== undefined || CLIENT_CODES.has(String(code)))
      return { ...formatted, extensions: { code, remedy: remedy ?? 'FIX_INPUT' } };
    const cause = unwrapResolverError(error);
    log.error({ err: cause instanceof Error ? cause.stack : 'unknown', path: formatted.path }, 'resolver failed');
    const masked = hubError('INTERNAL_SERVER_ERROR', 'of this answer');
    return { ...formatted, message: masked.message, extensions: { code: masked.code, remedy: masked.remedy } };
  };
