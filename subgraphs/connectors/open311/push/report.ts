import { setTimeout as sleep } from 'node:timers/promises';
import { type PullContext, type PushResult, type ReportPush, SourceError } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import type { ReportPushTerms } from '../city/push-terms.ts';
import { type Answer, isRefused } from '../endpoint/ask.ts';
import { Endpoint } from '../endpoint/endpoint.ts';
import { saidBy, textOf } from '../request/said.ts';
import { ListReader } from '../scan/list-read.ts';
import { isRow, type Row, rowsOf } from '../wire/list.parser.ts';
import { isDuplicate } from '../wire/refusal.parser.ts';
import { refusedPush, sent, uncertain } from './sending.ts';
import { filledAll } from './template.ts';

const HOUR = 3_600_000;

/**
 * Makes a report a request of the city (POST requests). Looks for its mark first, so that a try after a crash makes no
 * second one. "Duplicate" links; an answer without a number counts only when its token gives one.
 * @throws SourceError('config') where the settings do not allow it or know no service for it, and as `pull`
 */
export async function pushReport(ctx: PullContext<Open311Config>, push: ReportPush): Promise<PushResult> {
  const terms = ctx.config.push.report;
  if (!terms) throw new SourceError('config', 'push.report is not set: this channel takes no reports of the hub.');
  const service = serviceOf(terms, push);
  const endpoint = await Endpoint.open(ctx);
  const there = await findMark(ctx, endpoint, push);
  if (there !== null) return { outcome: 'ALREADY', remoteRef: there };
  const fields = { service_code: service, ...filledAll(terms.fields, valuesOf(push)) };
  const answer = await sent(() => endpoint.send('POST', endpoint.path('requests'), fields, 'form'));
  if (!answer) return uncertain();
  if (answer.refusal && isDuplicate(answer.refusal)) return { outcome: 'ALREADY', remoteRef: answer.refusal.requestId };
  if (isRefused(answer)) throw refusedPush(endpoint.address(endpoint.path('requests')), answer);
  return numbered(ctx, endpoint, terms, answer);
}

function serviceOf({ services, otherwise }: ReportPushTerms, { category }: ReportPush): string {
  const code = services[category?.id ?? ''] ?? services[category?.name ?? ''] ?? otherwise;
  if (code !== undefined) return code;
  const named = category?.name ?? category?.id ?? 'no category';
  throw new SourceError(
    'config',
    `push.report.services has no service for "${named.slice(0, 60)}", and there is no otherwise.`,
  );
}

function valuesOf({ title, body, place, occurredAt, key }: ReportPush): Record<string, string> {
  const { detail, village, district, regency, province } = place ?? {};
  const address = [detail, village, district, regency, province].filter(Boolean).join(', ');
  const text = title === null || title === body ? body : `${title}\n\n${body}`;
  return { title: title ?? '', body, text, address, at: occurredAt, key };
}

/** Number of the request that bears the mark; null: the city shows none. The city's clock may be a day off. */
async function findMark(
  ctx: PullContext<Open311Config>,
  endpoint: Endpoint,
  { at, key }: ReportPush,
): Promise<string | null> {
  const span = { from: Date.parse(at) - 24 * HOUR, to: ctx.now().valueOf() + 24 * HOUR };
  for await (const { rows } of new ListReader(ctx, endpoint).parts(span)) {
    const marked = rows.filter(isRow).find((row) => (textOf(saidBy(row, [])('description')) ?? '').includes(key));
    if (marked) return endpoint.idOf(marked);
  }
  return null;
}

/** The number the city has given, at once or by a token. */
async function numbered(
  ctx: PullContext<Open311Config>,
  endpoint: Endpoint,
  { tokenTries, secondsBetweenTokenTries }: ReportPushTerms,
  { value }: Answer,
): Promise<PushResult> {
  const row = (rowsOf(value, [ctx.config.quirks.idField, 'token']) ?? []).find(isRow);
  const id = row ? endpoint.idOf(row) : null;
  if (id !== null) return { outcome: 'DONE', remoteRef: id };
  const token = row ? tokenOf(row) : null;
  if (token === null) return uncertain();
  for (let tries = 0; tries < tokenTries; tries += 1) {
    if (tries > 0) await sleep(secondsBetweenTokenTries * 1000, undefined, { signal: ctx.signal });
    const found = await idBehind(endpoint, token);
    if (found !== null) return { outcome: 'DONE', remoteRef: found };
  }
  return uncertain(`token:${token}`);
}

const tokenOf = ({ token }: Row) =>
  typeof token === 'string' || typeof token === 'number' ? String(token) || null : null;

/** A city that cannot be asked now has taken the request all the same. */
async function idBehind(endpoint: Endpoint, token: string): Promise<string | null> {
  try {
    return await endpoint.idOfToken(token);
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}
