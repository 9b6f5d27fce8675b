import Fastify from 'fastify';
import type { HubConfig } from '../config/config.ts';
import { EXPOSITION_TYPE, exposition } from './meter.ts';
import type { Readiness } from './readiness.ts';

/** The door for operators. */
export interface AdminListener {
  /** Its address, without path. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Serves GET /metrics, /livez and /readyz on a port of its own (ADMIN_PORT), so that the port of the clients shows none of
 * it. Null: no port is set. It answers until `stop`, through the drain as well.
 */
export async function startAdmin(
  { ADMIN_PORT, ADMIN_HOST }: Pick<HubConfig, 'ADMIN_PORT' | 'ADMIN_HOST'>,
  readiness: Readiness,
): Promise<AdminListener | null> {
  if (ADMIN_PORT === undefined) return null;
  const server = Fastify({ forceCloseConnections: true });
  server.get('/metrics', async (_, reply) => reply.type(EXPOSITION_TYPE).send(await exposition()));
  server.get('/livez', async () => ({ ok: true }));
  server.get('/readyz', async (_, reply) => {
    const answer = await readiness.look();
    return reply.code(answer.ok ? 200 : 503).send(answer);
  });
  const url = await server.listen({ host: ADMIN_HOST, port: ADMIN_PORT });
  return { url, stop: () => server.close() };
}
