import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS } from '../subgraphs/common/errors/errors.ts';
import { hubError } from '../subgraphs/common/errors/hub-error.ts';

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

/**
 * What leaves the hub: errors of the registry with code and remedy, errors about the request, and for anything else a
 * text that tells nothing but where to ask. Its cause goes to the log.
 */
export const formatError =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = String(formatted.extensions?.code);
    const place = {
      ...(formatted.path && { path: formatted.path }),
      ...(formatted.locations && { locations: formatted.locations }),
    };
    if (code in ERRORS && formatted.extensions?.remedy) {
      const message = formatted.message.replace(/^Context creation failed: /, '');
      return { message, ...place, extensions: { code, remedy: formatted.extensions.remedy } };
    }
    if (ABOUT_THE_REQUEST.has(code)) {
      return { message: formatted.message, ...place, extensions: { code, remedy: 'FIX_INPUT' } };
    }
    const cause = unwrapResolverError(error);
    log.error(
      { err: cause instanceof Error ? (cause.stack ?? cause.message) : 'unknown', path: formatted.path },
      'request failed',
    );
    const { message, extensions } = hubError('INTERNAL_SERVER_ERROR', 'in the header x-request-id');
    return { message, ...place, extensions: { code: extensions.code, remedy: extensions.remedy } };
  };
