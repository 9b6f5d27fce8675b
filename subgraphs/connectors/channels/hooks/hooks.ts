import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { HubError } from '../../../common/errors/hub-error.ts';
import type { Runtime } from '../../../common/runtime/runtime.ts';
import { CONNECTORS } from '../../families.ts';
import type { WebhookRequest } from '../../kit/index.ts';
import { SourceError } from '../../kit/source-error.ts';
import { framesOf } from '../../runner/run-log.ts';
import { takeCall } from '../../runner/webhook-call.ts';
import { CallRate } from './rate.policy.ts';
import { refusalOf } from './refusal.policy.ts';

/** No service sends more: files stay with them. */
const MAX_BODY_BYTES = 1024 * 1024;
/** What an id of a channel looks like; nothing else is asked for in the database. */
const CHANNEL_ID = /^[a-z0-9-]+$/;

/**
 * The door for calls of legacy systems: POST and GET /hooks/<channel>, over the bytes as they came. 200 only when what the
 * call brought is committed; 401 not the source's, 404 no such channel, 413 over 1 MB, 429 too many, 503 send it again.
 */
export const hooks =
  (runtime: Runtime, clockMs: () => number = () => performance.now()): FastifyPluginAsync =>
  async (server) => {
    const rate = new CallRate();
    // Signatures cover bytes, so no parser may touch them.
    server.removeAllContentTypeParsers();
    server.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
    server.setErrorHandler((error: FastifyError, request, reply) => refuse(runtime, error, request, reply));
    server.route<{ Params: { channel: string } }>({
      method: ['GET', 'POST'],
      url: '/hooks/:channel',
      bodyLimit: MAX_BODY_BYTES,
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const { channel } = request.params;
        const wait = rate.secondsToWait(channel, clockMs());
        if (wait > 0) return reply.code(429).header('retry-after', wait).send();
        const known = CHANNEL_ID.test(channel);
        const answer = known ? await takeCall(runtime, channel, callOf(request), CONNECTORS) : null;
        if (!answer) return reply.code(404).send();
        reply.code(answer.status).header('x-content-type-options', 'nosniff');
        return answer.body === '' ? reply.send() : reply.type(answer.contentType).send(answer.body);
      },
    });
  };

function callOf({ method, query, headers, body }: FastifyRequest): WebhookRequest {
  return {
    method,
    query: flat(query as Record<string, unknown>),
    headers: flat(headers),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  };
}

/** Of a name that is there more than once the last one counts. */
const flat = (parts: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, String([value].flat().at(-1) ?? '')]));

/** Answers a failure without a word; the log has its kind, never what the call said. */
function refuse(runtime: Runtime, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  // A body that is too large or torn never reaches a connector.
  if (error.statusCode !== undefined && error.statusCode < 500) return reply.code(error.statusCode).send();
  const { channel } = request.params as { channel: string };
  const isSource = error instanceof SourceError;
  const { status, retryAfter } = refusalOf(isSource ? error.errorClass : null);
  const code = error instanceof HubError ? error.code : isSource ? error.errorClass : error.name;
  const known = isSource || error instanceof HubError;
  if (status === 503 && known) runtime.log.warn({ channel, code, err: error.message }, 'call put off');
  if (status === 503 && !known) runtime.log.error({ channel, code, at: framesOf(error) }, 'call put off');
  if (retryAfter !== null) reply.header('retry-after', retryAfter);
  return reply.code(status).send();
}
