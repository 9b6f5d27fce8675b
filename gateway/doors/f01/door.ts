import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door } from '../ask.ts';
import { categoryList, type ListedCategory } from '../category-list.ts';
import { readForms } from '../form-body.ts';
import { machineOf } from '../intake.ts';
import { turnAway } from '../turned-away.ts';

/**
 * POST /api/services/f01/<call> with KEYTOKEN: "API LAPOR!" as far as it is documented, which is `gettopics`. The names
 * and parameters of its other calls are not public; they are answered with 404 and the way through GraphQL.
 */
export const f01Door: Door =
  ({ ask }) =>
  async (server) => {
    readForms(server);
    turnAway(server, (_, reply, { message }) => refuse(reply, 429, message));
    server.post<{ Params: { call: string } }>('/api/services/f01/:call', async (request, reply) => {
      const machine = await machineOf(ask, request, keyTokenOf(request));
      if (!machine) return refuse(reply, 403, 'KEYTOKEN opens nothing here. Ask the channel’s owner for a key.');
      if (request.params.call !== 'gettopics')
        return refuse(reply, 404, 'Of f01 only gettopics is served. All else is in GraphQL: POST /graphql, docs at /.');
      const found = await categoryList(ask, request);
      return found
        ? reply.send(found.map(topicOf))
        : refuse(reply, 503, 'The categories cannot be read now. Try again.');
    });
  };

/** One line of `gettopics`: ids are texts, "0" stands above the roots. */
const topicOf = ({ externalId, name, parent }: ListedCategory) => ({
  ...{ id: externalId, parent: parent?.externalId ?? '0', topic_name: name },
});

/** In the body, as form or JSON, or in the address, as old clients have it. */
function keyTokenOf({ body, query }: FastifyRequest): string {
  const places = [body, query].map((place) => (place ?? {}) as Record<string, unknown>);
  return String(places.map(({ KEYTOKEN }) => KEYTOKEN).find((value) => typeof value === 'string') ?? '');
}

const refuse = (reply: FastifyReply, status: number, error: string) => reply.code(status).send({ error });
