import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorTools } from '../ask.ts';
import { operation } from '../operation.ts';
import { turnAway } from '../turned-away.ts';

/** What an old number leads to, as `resolve-legacy-id` asks for it. */
interface Resolution {
  joined: boolean;
  report: { id: string; number: string; status: string };
}

/**
 * GET /r/<system>/<number>   the report behind an old number, for ever: people are sent to its page (REPORT_LINK),
 *                            programs that accept JSON get its number and status
 * GET <any address of an old site that a channel registered>, with that site's host   the same
 * Unknown and forbidden are both 404.
 */
export const oldNumberDoor: Door = (tools) => async (server) => {
  turnAway(server, (_, reply, { message }) => reply.code(429).send({ error: message }));
  server.get<{ Params: { system: string; number: string } }>('/r/:system/:number', async (request, reply) =>
    lead(tools, request, reply, request.params),
  );
  server.get('/*', async (request, reply) => {
    const url = `https://${request.host}${request.url}`;
    const { data } = await tools.ask(request, operation('old-url-target'), { url });
    const target = data?.oldUrlTarget as { system: string; number: string } | null | undefined;
    return target ? lead(tools, request, reply, target) : unknown(reply);
  });
};

async function lead(
  { ask, config }: DoorTools,
  request: FastifyRequest,
  reply: FastifyReply,
  { system, number }: { system: string; number: string },
): Promise<FastifyReply> {
  const { data } = await ask(request, operation('resolve-legacy-id'), { system, id: number });
  const [found] = (data?.resolveLegacyId ?? []) as Resolution[];
  if (!found) return unknown(reply);
  const link = config.REPORT_LINK.replaceAll('{nomor}', encodeURIComponent(found.report.number));
  // The report may be joined to another tomorrow, so nobody may keep this answer.
  reply.header('cache-control', 'no-store').header('vary', 'accept, authorization');
  if (!request.headers.accept?.includes('application/json')) return reply.redirect(link, 302);
  return reply.send({ system, number, joined: found.joined, report: found.report, link });
}

const unknown = (reply: FastifyReply) =>
  reply.code(404).send({ error: 'No report that may be seen is known under this address or number.' });
