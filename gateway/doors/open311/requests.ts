import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { handIn, machineOf } from '../intake.ts';
import { operation } from '../operation.ts';
import { TurnedAway } from '../turned-away.ts';
import { type AskedRequests, askedRequests } from './asked-requests.ts';
import type { Call } from './call.ts';
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
  const page = await pageAt(call, asked);
  if (typeof page === 'string') return sendFault(reply, format, 400, page);
  if (!page) return sendFault(reply, format, 503, UNREADABLE);
  if (page.pageInfo.hasNextPage) reply.header('link', nextPage(call, page.pageInfo));
  return sendList(
    reply,
    format,
    SHAPES.requests,
    page.edges.map(({ node }) => requestOf(node)),
  );
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

/** The report made of a record just handed in; null: it takes longer, the channel is not shown yet, or it may not be asked. */
async function awaited(call: Call, channel: string, number: string): Promise<ShownReport | null> {
  for (const ms of WAITS_MS) {
    // The request is filed by now: whoever has used up what may be asked for gets the token.
    const report = await byNumber(call, channel, number).catch(nothingIfTurnedAway);
    if (report) return report;
    await sleep(ms);
  }
  return null;
}

function nothingIfTurnedAway(error: unknown): null {
  if (error instanceof TurnedAway) return null;
  throw error;
}

async function byNumber({ tools, request }: Call, system: string, id: string): Promise<ShownReport | null> {
  const { data } = await tools.ask(request, operation('open311-request'), { system, id });
  return (data?.resolveLegacyId as { report: ShownReport }[] | undefined)?.[0]?.report ?? null;
}

/**
 * One page, by two questions at most: where the requests before it end, and what is on it. Null: they cannot be read;
 * a text: what is wrong with the place it was asked from.
 */
async function pageAt({ tools, request }: Call, asked: AskedRequests): Promise<Page | string | null> {
  const { filter, pageSize: first, skip } = asked;
  let { after } = asked;
  if (skip > 0) {
    const { data } = await tools.ask(request, operation('open311-cursor'), { filter, first: skip });
    if (!data?.reports) return null;
    const { pageInfo } = data.reports as Pick<Page, 'pageInfo'>;
    if (!pageInfo.hasNextPage) return { edges: [], pageInfo };
    after = pageInfo.endCursor;
  }
  const { data, errors } = await tools.ask(request, operation('open311-requests'), { filter, first, after });
  if (errors?.some(({ extensions }) => extensions?.code === 'BAD_CURSOR'))
    return 'after takes what the header Link of a page says.';
  return (data?.reports as Page | undefined) ?? null;
}

/** Address of the page behind this one. */
function nextPage({ request }: Call, { endCursor }: Page['pageInfo']): string {
  const [path, query] = request.url.split('?');
  const fields = new URLSearchParams(query);
  fields.delete('page');
  fields.set('after', endCursor!);
  return `<${path}?${fields}>; rel="next"`;
}
