import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormattedExecutionResult } from 'graphql';
import { type HubError, hubError } from '../../../subgraphs/common/errors/hub-error.ts';
import type { Viewer } from '../../../subgraphs/common/identity/viewer.ts';
import type { Door, DoorTools } from '../ask.ts';
import { turnAway } from '../turned-away.ts';
import { PACKET_FORMAT, type Packet } from './packet.ts';
import { chained } from './packet-chain.ts';
import { factsOf } from './packet-content.policy.ts';
import { type AskedReport, askedReport } from './packet-question.ts';
import { publicPem, sealed } from './packet-seal.ts';
import { paperOf } from './paper.ts';

/** What an id of a report looks like; nothing else is put to the graph. */
const REPORT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * GET /ombudsman/<report id>        the packet as JSON
 * GET /ombudsman/<report id>.pdf    the same on paper, with the JSON inside
 * GET /ombudsman/key.pem            the public key that packets of this hub bear
 */
export const ombudsmanDoor: Door = (tools) => async (server) => {
  turnAway(server, (_, reply, error) => refuse(reply, refused(429, error).refusal));
  server.get('/ombudsman/key.pem', async (_, reply) =>
    reply.type('application/x-pem-file').send(publicPem(tools.config.HUB_SECRET)),
  );
  server.get<{ Params: { name: string } }>('/ombudsman/:name', async (request, reply) => {
    const [, id = '', pdf] = /^(.*?)(\.pdf)?$/.exec(request.params.name)!;
    const packet = await packetFor(tools, request, id);
    if ('refusal' in packet) return refuse(reply, packet.refusal);
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    if (!pdf) return reply.type('application/json; charset=utf-8').send(packet);
    reply.header('content-disposition', `attachment; filename="ombudsman-${packet.reportNumber}.pdf"`);
    return reply.type('application/pdf').send(await paperOf(packet));
  });
};

interface Refusal {
  status: number;
  answer: FormattedExecutionResult;
}

async function packetFor(
  { ask, config, now }: DoorTools,
  request: FastifyRequest,
  id: string,
): Promise<Packet | { refusal: Refusal }> {
  let viewer: Viewer;
  try {
    viewer = await ask.viewerOf(request);
  } catch (error) {
    return { refusal: { status: 401, answer: { errors: [(error as HubError).toJSON()] } } };
  }
  const asked = REPORT_ID.test(id)
    ? await askedReport(id, (source, variables) => ask(request, source, variables))
    : { report: null };
  if ('refusal' in asked) return { refusal: { status: 502, answer: asked.refusal } };
  const { report } = asked;
  if (!report) return refused(404, hubError('REPORT_NOT_FOUND', id));
  const fault = rightFault(report, viewer);
  if (fault) return fault;
  const issued = { issuedAt: now().toISOString(), issuedTo: viewer.role };
  const facts = { reportId: report.id, reportNumber: report.number, entries: chained(factsOf(report)) };
  return sealed({ format: PACKET_FORMAT, ...issued, ...facts }, config.HUB_SECRET);
}

/** The reporter has a right to it once the time has passed; the centre may hand it out for those who cannot log in. */
function rightFault({ id, number, mine, ombudsmanEligible }: AskedReport, { role }: Viewer) {
  if (!mine && role !== 'CENTRAL_ADMIN')
    return refused(403, hubError('FORBIDDEN', 'take a packet of this report', 'its REPORTER, CENTRAL_ADMIN'));
  return ombudsmanEligible ? null : refused(409, hubError('OMBUDSMAN_RIGHT_NOT_YET', number, id));
}

const refused = (status: number, error: HubError): { refusal: Refusal } => ({
  refusal: { status, answer: { errors: [error.toJSON()] } },
});

const refuse = (reply: FastifyReply, { status, answer }: Refusal) =>
  reply.code(status).type('application/json; charset=utf-8').send({ errors: answer.errors });
