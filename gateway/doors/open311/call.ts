import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DoorTools } from '../ask.ts';
import type { ListedCategory } from '../category-list.ts';
import type { Sent } from './new-request.ts';
import type { Format } from './wire.ts';

/** A call of the door, taken apart. */
export interface Call {
  tools: DoorTools;
  request: FastifyRequest;
  reply: FastifyReply;
  format: Format;
  /** Fields of the address and of the body. */
  sent: Sent;
  /** Part of the address that names something. */
  name: string;
  categories: readonly ListedCategory[];
}
