import { createHash } from 'node:crypto';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseMethod } from '../http-faults.ts';
import type { GatewayContext } from '../viewer-context.ts';

/** What an address may bear: a document by its id or hash, never by its text. */
interface Address {
  query?: string | undefined;
  documentId?: string | undefined;
  operationName?: string | undefined;
  variables?: string | undefined;
  extensions?: unknown;
}

/** Reads the address as if it were the body, so that the checks of a body see it. A text in it is refused. */
export async function readAddress(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { query, documentId, operationName, variables, extensions } = request.query as Record<string, string>;
  if (query !== undefined || (documentId === undefined && extensions === undefined))
    return refuseMethod(request, reply);
  const address: Address = { documentId, operationName, variables, extensions: parsed(extensions) };
  request.body = address;
  return undefined;
}

/**
 * Answers a document named in the address, so that browsers and proxies can keep the answer: with an ETag, and 304 for
 * whoever has it already. What may not be kept is refused (`cachePlugin`).
 */
export const answerGet =
  (apollo: ApolloServer<GatewayContext>, contextOf: (request: FastifyRequest) => Promise<GatewayContext>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { body, headers, status } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: 'GET', headers: headersOf(request), search: searchOf(request), body: undefined },
      context: () => contextOf(request),
    });
    if (body.kind !== 'complete') throw new Error('What is asked by GET is answered whole.');
    for (const [name, value] of headers) reply.header(name, value);
    reply.header('vary', 'accept, authorization').code(status ?? 200);
    if (headers.get('cache-control') === 'no-store') return reply.send(body.string);
    const etag = `"${createHash('sha256').update(body.string).digest('base64url')}"`;
    reply.header('etag', etag);
    return isKnown(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(body.string);
  };

/** Nothing else decides what is answered, so nothing else may make two answers of one address differ. */
const KEPT_HEADERS = ['accept', 'authorization'] as const;

function headersOf({ headers }: FastifyRequest): HeaderMap {
  const kept = KEPT_HEADERS.flatMap((name) => (headers[name] ? [[name, headers[name]] as [string, string]] : []));
  // What is answered by GET is public and changes nothing: there is nothing for another site to abuse.
  return new HeaderMap([...kept, ['apollo-require-preflight', 'true']]);
}

function searchOf({ body }: FastifyRequest): string {
  const { query, operationName, variables, extensions } = body as Address;
  const said = { query, operationName, variables, extensions: extensions && JSON.stringify(extensions) };
  const given = Object.entries(said).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return `?${new URLSearchParams(given)}`;
}

/** Whether a list of ETags names this one; a proxy may have weakened it. */
const isKnown = (sent: string | undefined, etag: string): boolean =>
  sent?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) ?? false;

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
