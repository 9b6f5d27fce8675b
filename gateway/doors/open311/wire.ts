import { XMLBuilder } from 'fast-xml-parser';
import type { FastifyReply } from 'fastify';

/** How a client wants its answer: the ending of the address says so. */
export type Format = 'json' | 'xml';

/** One thing of an answer; what is not known is null: `null` in JSON, an empty element in XML. */
export type Fields = { [name: string]: string | number | boolean | null | Fields | Fields[] };

/** What an answer holds: names of the elements around the list, as GeoReport v2 has them. */
export type Shape = readonly [list: string, one: string];

/** Shapes of the answers that are lists. */
export const SHAPES = {
  services: ['services', 'service'],
  requests: ['service_requests', 'request'],
  errors: ['errors', 'error'],
} as const satisfies Record<string, Shape>;

const TYPES: Record<Format, string> = { json: 'application/json', xml: 'text/xml' };

const builder = new XMLBuilder({ format: false, suppressEmptyNode: true, processEntities: true });

/** Characters that XML 1.0 cannot hold, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones meant
const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A list in the client's format. */
export function sendList(reply: FastifyReply, format: Format, shape: Shape, items: readonly Fields[], status = 200) {
  const [list, one] = shape;
  return send(reply, format, status, items, { [list]: { [one]: items } });
}

/** One object in the client's format; `xml` where lists have elements around them that JSON has not. */
export const sendOne = (
  reply: FastifyReply,
  format: Format,
  name: string,
  json: object,
  xml: object = json,
  { charset = true } = {},
) => send(reply, format, 200, json, { [name]: xml }, charset);

/** An error as GeoReport v2 has it: a list of codes with words. */
export const sendFault = (reply: FastifyReply, format: Format, status: number, description: string) =>
  sendList(reply, format, SHAPES.errors, [{ code: status, description }], status);

function send(
  reply: FastifyReply,
  format: Format,
  status: number,
  json: unknown,
  xml: object,
  charset = true,
): FastifyReply {
  const type = charset ? `${TYPES[format]}; charset=utf-8` : TYPES[format];
  reply.code(status).header('content-type', type).header('x-content-type-options', 'nosniff');
  // As bytes: of a text the server says a charset by itself.
  if (format === 'json') return reply.send(Buffer.from(JSON.stringify(json)));
  return reply.send(`<?xml version="1.0" encoding="utf-8"?>\n${builder.build(emptied(xml))}\n`);
}

/** Null as an element without content. */
function emptied(value: unknown): unknown {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(NO_XML, '');
  if (Array.isArray(value)) return value.length === 0 ? '' : value.map(emptied);
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, emptied(part)]));
}
