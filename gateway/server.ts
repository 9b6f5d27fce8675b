import { randomUUID } from 'node:crypto';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify, { type FastifyPluginAsync, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { HubConfig } from '../subgraphs/common/config/config.ts';
import { expiryOf, verifyToken } from '../subgraphs/common/identity/token.ts';
import { asksForStream } from '../subgraphs/common/stream/send-events.ts';
import { startApollo } from './apollo.ts';
import { answerGet, readAddress } from './cache/answer-get.ts';
import { ClientDocuments } from './documents/client-documents.ts';
import { trustDocuments } from './documents/trust.ts';
import { askOf, type Door } from './doors/ask.ts';
import { Circuits } from './execution/circuit.ts';
import type { LocalSubgraph } from './execution/in-process-data-source.ts';
import { openLanes } from './fast-lane/lanes.ts';
import { openGraph } from './graph.ts';
import { serveGraphiql } from './graphiql.ts';
import { answerFaults, refuseMethod } from './http-faults.ts';
import { checkText } from './limits/check-text.ts';
import type { Charge, ServedCostRules } from './limits/cost/cost-plugin.ts';
import { LoadGate } from './limits/overload/load-gate.ts';
import { shedLoad } from './limits/overload/shed-load.ts';
import { showGauges } from './observation/gauges.ts';
import { watchRequests } from './observation/watch-requests.ts';
import { goOnBehind } from './subscriptions/last-event.ts';
import { Streams } from './subscriptions/serve-streams.ts';
import { subscribeTo } from './subscriptions/subscribe.ts';
import type { FollowSupergraph } from './supergraph/follow-supergraph.ts';
import { gatewayContext } from './viewer-context.ts';

/** Largest request. A connector whose page is larger pushes fewer records at a time. */
const MAX_BODY_BYTES = 1024 * 1024;

/** A request id a client may bring along; anything else is replaced. */
const REQUEST_ID = /^[\w-]{8,64}$/;

/** What a gateway serves and with which settings. */
export interface GatewayOptions {
  supergraphSdl: string;
  /** Where newer texts of the supergraph come from while it runs; absent: there is only this one. */
  follow?: FollowSupergraph;
  config: HubConfig;
  log: Logger;
  /** Subgraphs in this process, by name; all others are asked over HTTP. */
  subgraphs?: Record<string, LocalSubgraph>;
  /** What subgraphs in this process serve beside the graph, e.g. calls of legacy systems. */
  routes?: readonly FastifyPluginAsync[];
  /** HTTP beside the graph that asks the graph. */
  doors?: readonly Door[];
  /** Charges each operation's cost to its client; absent: clients may ask as much as they like. */
  charge?: Charge;
  /** The present; absent: the machine's. */
  now?: () => Date;
}

/** A gateway that listens. */
export interface RunningGateway {
  /** Address of POST /graphql. */
  url: string;
  /** Answers what is under way (for ten seconds at most), takes nothing new, then lets go. */
  stop(): Promise<void>;
}

/**
 * Starts a gateway: POST /graphql, GraphiQL at /, GET /livez, GET /readyz.
 * @throws CONFIG_INVALID when the supergraph cannot be served
 */
export async function startGateway(options: GatewayOptions): Promise<RunningGateway> {
  const { config, log, charge } = options;
  const documents = new ClientDocuments(config.DOCUMENTS_FILE);
  let draining = false;
  const server = Fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    // What still comes over an open connection while we drain is answered like everything else.
    return503OnClosing: false,
    trustProxy: config.TRUSTED_PROXIES ?? false,
    genReqId: ({ headers }) => {
      const given = String(headers['x-request-id'] ?? '');
      return REQUEST_ID.test(given) ? given : randomUUID();
    },
  });
  const circuits = new Circuits({ failures: config.CIRCUIT_FAILURES, restMs: config.CIRCUIT_REST_MS });
  const gate = new LoadGate({ mostInFlight: config.IN_FLIGHT_LIMIT, mostDelayMs: config.EVENT_LOOP_DELAY_LIMIT_MS });
  const graph = openGraph({ ...options, subgraphs: options.subgraphs ?? {}, documents: documents.all(), circuits });
  const costRules: ServedCostRules = new WeakMap();
  const drain = fastifyApolloDrainPlugin(server);
  const apollo = await startApollo({ graph, config, log, costRules, charge, drain });
  const schema = () => graph.gateway.schema!;

  watchRequests(server, log);
  shedLoad(server, gate);
  // A kept-alive connection would hold the drain up until it times out.
  server.addHook('onSend', async (_, reply) => void (draining && reply.header('connection', 'close')));
  server.get('/livez', async () => ({ ok: true }));
  server.get('/readyz', async (_, reply) => reply.code(draining ? 503 : 200).send(ready(!draining, circuits)));
  const viewerOf = (authorization?: string) => verifyToken(authorization, config);
  const contextOf = async (request: FastifyRequest) =>
    gatewayContext(await viewerOf(request.headers.authorization), request, config);
  const { execute } = graph;
  const answer = openLanes({ apollo, config, costRules, schema, execute, charge, viewerOf, contextOf });
  const streams = new Streams({
    log,
    expiryOf: ({ headers }) => expiryOf(headers.authorization),
    async subscribe(sent, request, signal) {
      const viewer = await viewerOf(request.headers.authorization);
      const behind = goOnBehind(sent, lastEventId(request), schema());
      return subscribeTo(
        apollo,
        (name) => graph.ways.streamOf(name),
        behind,
        () => gatewayContext(viewer, request, config),
        signal,
      );
    },
  });
  const checks = [trustDocuments(config, documents, log), checkText(config)];
  server.post('/graphql', { preHandler: checks }, (request, reply) =>
    asksForStream(request.headers.accept) ? streams.answer(request, reply) : answer(request, reply),
  );
  const hideGauges = showGauges({ circuits, gate, streams });
  server.get('/graphql', { preHandler: [readAddress, ...checks] }, answerGet(apollo, contextOf));
  server.route({ url: '/graphql', method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'], handler: refuseMethod });
  answerFaults(server, log);
  for (const routes of options.routes ?? []) await server.register(routes);
  const tools = { ask: askOf(apollo, viewerOf, config), config, now: options.now ?? (() => new Date()) };
  for (const door of options.doors ?? []) await server.register(door(tools));
  serveGraphiql(server);

  const address = await server.listen({ host: config.HOST, port: config.PORT });
  return {
    url: `${address}/graphql`,
    async stop() {
      draining = true;
      streams.end();
      await apollo.stop();
      gate.stop();
      hideGauges();
    },
  };
}

/** A subgraph that is spared calls makes no gateway unready: all other fields are answered. */
function ready(ok: boolean, circuits: Circuits): { ok: boolean; circuits?: Record<string, string> } {
  const disturbed = circuits.disturbed();
  return Object.keys(disturbed).length > 0 ? { ok, circuits: disturbed } : { ok };
}

/** Where a client of a stream was when it lost its connection. */
const lastEventId = ({ headers }: FastifyRequest) => [headers['last-event-id']].flat()[0];
