import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { handIn, machineOf } from '../intake.ts';
import { operation } from '../operation.ts';
import { askedRequests } from './asked-requests.ts';
import type { Call } from './door.ts';
import { complaintOf } from './new-request.ts';
import { requestOf, type ShownReport } from './shown-request.ts';
import { type Fields, SHAPES, sendFault, sendList } from './wire.ts';

interface Page {
  edges: { node: ShownReport }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** How long a filed request is waited for before its token is given instead of its number. */
const WAITS_MS = [50, 100, 200, 400, 800];
/** Parts the channel of a token from the number there; neither holds one. */
const TOKEN_PART = '~';
const UNREADABLE = 'The requests cannot be read now. Try again.';

/** GET requests: those the public may see, newest first. */
export async function requests(call: Call): Promise<FastifyReply> {
  const { reply, format, sent, categories, tools } = call;
  const asked = askedRequests(sent, categories, tools.now());
  if (typeof asked === 'string') return sendFault(reply, format, 400, asked);
  if (asked.numbers) {
    const found = await Promise.all(asked.numbers.map((number) => byNumber(call, 'lapor-hub', number)));
    return sendList(reply, format, SHAPES.requests, found.filter((report) => report !== null).map(requestOf));
  }
  const page = await nthPage(call, asked.filter, asked.pageSize, asked.page);
  if (!page) return sendFault(reply, format, 503, UNREADABLE);
  return sendList(reply, format, SHAPES.requests, page.map(requestOf));
}

/** GET requests/<number> */
export async function oneRequest(call: Call): Promise<FastifyReply> {
  const { reply, format, name } = call;
  const report = await byNumber(call, 'lapor-hub', name);
  if (!report) return sendFault(reply, format, 404, 'No request that may be seen has this service_request_id.');
  return sendList(reply, format, SHAPES.requests, [requestOf(report)]);
}

/** GET tokens/<token> */
export async function requestOfToken(call: Call): Promise<FastifyReply> {
  const { reply, format, name } = call;
  const [channel = '', number = ''] = name.split(TOKEN_PART);
  const report = channel && number ? await byNumber(call, channel, number) : null;
  if (!report) return sendFault(reply, format, 404, 'No request that may be seen has come of this token yet.');
  return sendList(reply, format, SHAPES.requests, [{ token: name, service_request_id: report.number }]);
}

/** POST requests: an ordinary source record of the key's channel. */
export async function fileRequest(call: Call): Promise<FastifyReply> {
  const { reply, format, sent, categories, request, tools } = call;
  const machine = await machineOf(tools.ask, request, sent.api_key ?? '');
  if (!machine?.channelId) return sendFault(reply, format, 403, 'api_key is missing, or opens nothing here.');
  const complaint = complaintOf(sent, categories);
  if (typeof complaint === 'string') return sendFault(reply, format, 400, complaint);
  const taken = await handIn(tools.ask, request, machine, complaint, tools.now());
  if ('fault' in taken) return sendFault(reply, format, taken.status, taken.fault);
  const report = await awaited(call, machine.channelId, taken.number);
  const id: Fields = report
    ? { service_request_id: report.number }
    : { token: `${machine.channelId}${TOKEN_PART}${taken.number}` };
  return sendList(reply, format, SHAPES.requests, [{ ...id, service_notice: null, account_id: null }], 201);
}

/** The report made of a record just handed in; null: it takes longer, or the channel is not shown yet. */
async function awaited(call: Call, channel: string, number: string): Promise<ShownReport | null> {
  for (const ms of WAITS_MS) {
    const report = await byNumber(call, channel, number);
    if (report) return report;
    await sleep(ms);
  }
  return null;
}

async function byNumber({ tools, request }: Call, system: string, id: string): Promise<ShownReport | null> {
  const { data } = await tools.ask(request, operation('open311-request'), { system, id });
  return (data?.resolveLegacyId as { report: ShownReport }[] | undefined)?.[0]?.report ?? null;
}

/** The pages before are walked through: the list has cursors, Open311 has numbers of pages. */
async function nthPage(
  { tools, request }: Call,
  filter: Record<string, unknown>,
  first: number,
  nth: number,
): Promise<ShownReport[] | null> {
  let after: string | null = null;
  for (let page = 1; ; page += 1) {
    const { data } = await tools.ask(request, operation('open311-requests'), { filter, first, after });
    if (!data?.reports) return null;
    const { edges, pageInfo } = data.reports as Page;
    if (page === nth) return edges.map(({ node }) => node);
    if (!pageInfo.hasNextPage) return [];
    after = pageInfo.endCursor;
  }
}
