import type { FastifyRequest } from 'fastify';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { TextLimits } from './text.ts';

/** Refuses a request whose text passes a limit, before the server parses, validates and plans it. */
export function checkText(config: HubConfig): (request: FastifyRequest) => Promise<void> {
  const limits = new TextLimits(config);
  return async ({ body }) => {
    const text = (body as { query?: unknown } | null)?.query;
    if (typeof text === 'string') limits.check(text);
  };
}
