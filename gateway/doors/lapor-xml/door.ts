import type { FastifyReply } from 'fastify';
import type { Door } from '../ask.ts';
import { handIn, machineOf } from '../intake.ts';
import { turnAway } from '../turned-away.ts';
import { readStream } from './stream.ts';

/**
 * POST /api/stream/addstream: the LAPOR! XML intake of about 2016. A client moves here by changing the host of its
 * address and its token for a key of `issueDoorKey`. 200 with <trackingid>, the number in the channel; 400, 403, 409,
 * 429, 503 with <error>.
 */
export const laporXmlDoor: Door =
  ({ ask, now }) =>
  async (server) => {
    turnAway(server, (_, reply, { message }) => answer(reply, 429, { error: message }));
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
    server.post('/api/stream/addstream', async (request, reply) => {
      const call = readStream(String(request.body ?? ''));
      if (typeof call === 'string') return answer(reply, 400, { error: call });
      const machine = await machineOf(ask, request, call.token);
      if (!machine)
        return answer(reply, 403, { error: 'The token opens nothing here. Ask the channel’s owner for a key.' });
      const taken = await handIn(ask, request, machine, call.complaint, now());
      if ('fault' in taken) return answer(reply, taken.status, { error: taken.fault });
      return answer(reply, 200, { trackingid: taken.number, transaksiid: request.id });
    });
  };

function answer(reply: FastifyReply, status: number, elements: Record<string, string>): FastifyReply {
  const inner = Object.entries(elements).map(([name, value]) => `<${name}>${escaped(value)}</${name}>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<lapor>${inner.join('')}</lapor>\n`;
  return reply.code(status).type('text/xml; charset=utf-8').header('x-content-type-options', 'nosniff').send(xml);
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (value: string) => value.replace(/[&<>]/g, (character) => ESCAPES[character]!);
