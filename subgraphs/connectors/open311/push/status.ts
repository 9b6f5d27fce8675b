import { type PullContext, type PushResult, SourceError, type StatusPush } from '../../kit/index.ts';
import type { Open311Config } from '../city/city.ts';
import type { StatusPushTerms } from '../city/push-terms.ts';
import { type Answer, isRefused } from '../endpoint/ask.ts';
import { Endpoint } from '../endpoint/endpoint.ts';
import { firstText, saidBy } from '../request/said.ts';
import { isRow, type Row, rowsOf } from '../wire/list.parser.ts';
import { isDuplicate } from '../wire/refusal.parser.ts';
import { refusedPush, sent, uncertain } from './sending.ts';
import { filled, filledAll } from './template.ts';

/** What cities call the change they have taken in. */
const UPDATE_IDS = ['update_id', 'service_request_update_id'];

/**
 * Tells the city of a change of status by the call its settings name. A request that bears the status already, and the
 * note where there is one, is not told again.
 * @throws SourceError('config') where the settings name no such call, and as `pull`
 */
export async function pushStatus(ctx: PullContext<Open311Config>, push: StatusPush): Promise<PushResult> {
  const terms = ctx.config.push.status;
  if (!terms) throw new SourceError('config', 'push.status is not set: GeoReport v2 itself has no call for it.');
  const endpoint = await Endpoint.open(ctx);
  const before = await endpoint.request(push.externalId);
  if (!before) throw new SourceError('record', `request ${push.externalId.slice(0, 40)} is not there any more.`);
  if (shows(ctx.config, before, push)) return { outcome: 'ALREADY', remoteRef: push.externalId };
  const answer = await sent(() => send(endpoint, terms, push));
  if (answer?.refusal && isDuplicate(answer.refusal)) return { outcome: 'ALREADY', remoteRef: push.externalId };
  if (answer && isRefused(answer)) throw refusedPush(endpoint.address(terms.path), answer);
  const remoteRef = answer && updateIdOf(answer);
  if (remoteRef) return { outcome: 'DONE', remoteRef };
  return (await showsNow(ctx, endpoint, push)) ? { outcome: 'DONE', remoteRef: push.externalId } : uncertain();
}

function send(
  endpoint: Endpoint,
  { method, path, fields, encoding }: StatusPushTerms,
  push: StatusPush,
): Promise<Answer> {
  const { externalId: id, statusOut: status, note, at, key } = push;
  const values = { status, note: note ?? '', at, key };
  const target = filled(path, { id: encodeURIComponent(id), format: endpoint.format });
  return endpoint.send(method, target, filledAll(fields, { ...values, id }), encoding);
}

/** Does the request bear this status and note? */
function shows({ quirks }: Open311Config, row: Row, { statusOut, note }: StatusPush): boolean {
  const said = saidBy(row, quirks.nullWords);
  const status = firstText(said, quirks.statusFields) ?? '';
  const isNoted = note === null || (firstText(said, ['status_notes']) ?? '').includes(note.trim());
  return status.toLowerCase() === statusOut.toLowerCase() && isNoted;
}

async function showsNow(ctx: PullContext<Open311Config>, endpoint: Endpoint, push: StatusPush): Promise<boolean> {
  try {
    const row = await endpoint.request(push.externalId);
    return row !== null && shows(ctx.config, row, push);
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}

function updateIdOf({ value }: Answer): string | null {
  const rows = rowsOf(unwrapped(value), UPDATE_IDS) ?? [];
  const id = rows.filter(isRow).flatMap((row) => UPDATE_IDS.map((name) => row[name]))[0];
  return typeof id === 'string' || typeof id === 'number' ? String(id) || null : null;
}

/** The extension's own wrapping: service_request_updates, request_update. */
function unwrapped(value: Answer['value']): Answer['value'] {
  const inner = isRow(value) ? (value.service_request_updates ?? value) : value;
  return isRow(inner) ? (inner.request_update ?? inner) : inner;
}
