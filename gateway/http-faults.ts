import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { HubError } from '../subgraphs/common/errors/hub-error.ts';
import { internalError, toldError, whereToAsk } from './errors.ts';
import { tellError } from './observation/tell-error.ts';

/** What to change in a request that cannot be handed to Apollo, by fastify's code. */
const FAULTS: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request is larger than 1 MB. Send it in smaller parts.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the operation as JSON, with the header "Content-Type: application/json".',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send {"query": "..."}.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send {"query": "..."}.',
};

/** Makes the server answer what never reaches Apollo in the form of every other error. */
export function answerFaults(server: FastifyInstance, log: Logger): void {
  server.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof HubError) return refuseAs(error, request, reply);
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(request, reply, status, FAULTS[error.code] ?? 'The request cannot be read.');
    log.error({ requestId: request.id, err: error.stack }, 'request failed');
    return asGraphql(request, reply, 500).send({ errors: [internalError(request.id)] });
  });
}

/** Only POST carries operations: a GET would put personal data into addresses, and those into logs. */
export const refuseMethod = async (request: FastifyRequest, reply: FastifyReply) =>
  refuse(request, reply.header('allow', 'POST'), 405, 'Send the operation by POST.');

/** A refusal of the registry that came before Apollo was asked. */
function refuseAs(error: HubError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status = 400 } = (error.extensions.http ?? {}) as { status?: number };
  return asGraphql(request, reply, status).send({ errors: [toldError(error, request.id)] });
}

function refuse(request: FastifyRequest, reply: FastifyReply, status: number, message: string): FastifyReply {
  const extensions = { code: 'BAD_REQUEST', remedy: 'FIX_INPUT', ...whereToAsk(request.id) };
  tellError(extensions.code);
  return asGraphql(request, reply, status).send({ errors: [{ message, extensions }] });
}

/** GraphQL over HTTP: the newer media type where it is asked for. */
function asGraphql({ headers }: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const asked = headers.accept?.includes('application/graphql-response+json') ?? false;
  const type = asked ? 'application/graphql-response+json' : 'application/json';
  return reply.code(status).type(`${type}; charset=utf-8`);
}
