import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Door, DoorTools } from '../ask.ts';
import { categoryList, type ListedCategory } from '../category-list.ts';
import { readForms } from '../form-body.ts';
import { turnAway } from '../turned-away.ts';
import type { Call } from './call.ts';
import { BASES, discovery } from './discovery.ts';
import type { Sent } from './new-request.ts';
import { fileRequest, oneRequest, requestOfToken, requests } from './requests.ts';
import { SHAPES, sendFault, sendList, sendOne } from './wire.ts';

type Answer = (call: Call) => FastifyReply | Promise<FastifyReply>;

/** Open311 GeoReport v2 behind each of its bases; each address ends in .json or .xml. */
const ROUTES: [method: 'GET' | 'POST', path: string, answer: Answer][] = [
  ['GET', '/services', services],
  ['GET', '/services/:name', definition],
  ['GET', '/requests', requests],
  ['POST', '/requests', fileRequest],
  ['GET', '/requests/:name', oneRequest],
  ['GET', '/tokens/:name', requestOfToken],
];

/** The hub as an Open311 city: what it lists is what the public may see; filing takes an api_key of `issueDoorKey`. */
export const open311Door: Door = (tools) => async (server) => {
  turnAway(server, ({ url }, reply, { message }) =>
    sendFault(reply, /\.xml(?:$|\?)/.test(url) ? 'xml' : 'json', 429, message),
  );
  readForms(server);
  serve(server, tools, 'GET', '/open311/discovery', discover);
  for (const base of BASES) {
    for (const [method, path, answer] of ROUTES) serve(server, tools, method, base + path, answer);
  }
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
  // Read by validators that know no charset; both formats say theirs themselves.
  return sendOne(reply, format, 'discovery', json, xml, { charset: false });
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
