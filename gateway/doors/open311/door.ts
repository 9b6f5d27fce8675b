import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorTools } from '../ask.ts';
import { categoryList, type ListedCategory } from '../category-list.ts';
import { readForms } from '../form-body.ts';
import { discovery } from './discovery.ts';
import type { Sent } from './new-request.ts';
import { fileRequest, oneRequest, requestOfToken, requests } from './requests.ts';
import { type Format, SHAPES, sendFault, sendList, sendOne } from './wire.ts';

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

type Answer = (call: Call) => FastifyReply | Promise<FastifyReply>;

/** Open311 GeoReport v2; each address ends in .json or .xml. */
const ROUTES: [method: 'GET' | 'POST', path: string, answer: Answer][] = [
  ['GET', '/open311/discovery', discover],
  ['GET', '/open311/v2/services', services],
  ['GET', '/open311/v2/services/:name', definition],
  ['GET', '/open311/v2/requests', requests],
  ['POST', '/open311/v2/requests', fileRequest],
  ['GET', '/open311/v2/requests/:name', oneRequest],
  ['GET', '/open311/v2/tokens/:name', requestOfToken],
];

/** The hub as an Open311 city: what it lists is what the public may see; filing takes an api_key of `issueDoorKey`. */
export const open311Door: Door = (tools) => async (server) => {
  readForms(server);
  for (const [method, path, answer] of ROUTES) serve(server, tools, method, path, answer);
};

function serve(server: FastifyInstance, tools: DoorTools, method: 'GET' | 'POST', path: string, answer: Answer) {
  const url = path.endsWith(':name') ? path : `${path}.:format`;
  server.route<{ Params: { name?: string; format?: string } }>({
    method,
    url,
    handler: async (request, reply) => {
      const { params } = request;
      const [, name = '', ending] = /^(.*)\.(\w+)$/.exec(params.name ?? `.${params.format}`) ?? [];
      if (ending !== 'json' && ending !== 'xml')
        return sendFault(reply, 'json', 404, 'The address must end in .json or .xml.');
      const categories = await categoryList(tools.ask, request);
      if (!categories) return sendFault(reply, ending, 503, 'The services cannot be read now. Try again.');
      const sent = { ...(request.query as Sent), ...(request.body as Sent | null) };
      return answer({ tools, request, reply, format: ending, sent, name, categories });
    },
  });
}

function discover({ reply, format, request }: Call): FastifyReply {
  const { json, xml } = discovery(originOf(request));
  return sendOne(reply, format, 'discovery', json, xml);
}

function services({ reply, format, categories }: Call): FastifyReply {
  return sendList(reply, format, SHAPES.services, categories.map(serviceOf));
}

const originOf = ({ protocol, host }: FastifyRequest) => `${protocol}://${host}`;

const serviceOf = ({ externalId, name, parent }: ListedCategory) => ({
  ...{ service_code: externalId, service_name: name, description: null, metadata: false, type: 'realtime' },
  ...{ keywords: null, group: parent?.externalId ?? null },
});

function definition({ reply, format, name, categories }: Call): FastifyReply {
  if (!categories.some(({ externalId }) => externalId === name))
    return sendFault(reply, format, 404, `service_code ${name} is not known. GET services lists them.`);
  return sendOne(reply, format, 'service_definition', { service_code: name, attributes: [] });
}
