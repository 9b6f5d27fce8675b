import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, type GraphQLFieldResolver, type GraphQLSchema, parse, subscribe } from 'graphql';
import { type SentEvent, sendEvents } from '../../subgraphs/common/stream/send-events.ts';
import { draw, pick } from './draw.ts';
import { type Changes, ENTITIES, entity } from './invent.ts';
import { STATUS_AFTER } from './values.ts';

/** Time between two events unless the header x-mock-every says another, ms. */
const EVERY_MS = 2_000;

/** How long to wait before the next event. */
export const everyMs = (headers: FastifyRequest['headers']): number => Number(headers['x-mock-every'] ?? EVERY_MS);

type Args = { after?: string | null; filter?: { reportId?: string | null } | null };

/** Answers a subscription with Server-Sent Events, behind the event of Last-Event-ID; what is wrong with it with 400. */
export async function answerWithNews(schema: GraphQLSchema, request: FastifyRequest, reply: FastifyReply) {
  const { query, variables } = request.body as { query: string; variables?: Record<string, unknown> };
  const { headers } = request;
  const results = await subscribe({ schema, document: parse(query), variableValues: variables, contextValue: headers });
  if (!(Symbol.asyncIterator in results)) return reply.code(400).send(results);
  const origin = reply.getHeader('access-control-allow-origin');
  if (origin) reply.raw.setHeader('access-control-allow-origin', origin as string);
  reply.hijack();
  reply.raw.on('close', () => void results.return());
  await sendEvents(reply.raw, withPlaces(results));
  return undefined;
}

/** An invented event every while, without end: report `n` has a new status, which its questions tell from then on. */
export const inventedNews = (changes: Changes): GraphQLFieldResolver<unknown, FastifyRequest['headers']> =>
  async function* news(_, { after, filter }: Args, headers) {
    const behind = Number(headers['last-event-id'] ?? after ?? 0);
    for (let place = behind + 1; ; place += 1) {
      await sleep(everyMs(headers));
      yield {
        seed: 'Subscription',
        given: { reportNews: event(changes, place, filter?.reportId ?? `report-${draw(`news ${place}`, ENTITIES)}`) },
      };
    }
  };

function event(changes: Changes, place: number, reportId: string) {
  const report = entity('Report', reportId);
  const status = pick(`status ${place}`, Object.values(STATUS_AFTER));
  const previousStatus = changes.get(report.seed)?.status ?? 'RECEIVED';
  changes.set(report.seed, { ...changes.get(report.seed), status });
  const told = { cursor: String(place), kind: 'STATUS_CHANGED', at: new Date().toISOString() };
  return { seed: `news ${place}`, given: { ...told, status, previousStatus, stage: null, dueDay: null, report } };
}

async function* withPlaces(results: AsyncIterable<ExecutionResult>): AsyncGenerator<Omit<SentEvent, 'event'>> {
  for await (const result of results) {
    const news = result.data?.reportNews as { cursor?: string } | undefined;
    yield { data: result, ...(news?.cursor && { id: news.cursor }) };
  }
}
