import { type Json, type PullContext, type PushResult, SourceError, type StatusPush } from '../../kit/index.ts';
import type { Answer, RestClient } from '../read/client.ts';
import type { RestConfig } from '../site/config.ts';
import { pathFor } from '../site/filled.ts';
import { scalar, valueAt } from '../site/path.ts';
import type { Push } from '../site/push.ts';

/** Refusals that speak of this one item, not of the source. */
const ITEM_REFUSED = [400, 404, 409, 410, 422];
/** Failures before the source can have heard anything. */
const UNHEARD = /\((?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT)\)|answers 503/;

/** Tells the source of a change of status. @throws SourceError, `record` where the source refuses this item */
export async function pushTo(ctx: PullContext<RestConfig>, client: RestClient, push: StatusPush): Promise<PushResult> {
  const { push: settings } = ctx.config;
  if (!settings) throw new SourceError('config', 'its settings have no `push`, so it cannot be told anything.');
  let answer: Answer;
  try {
    answer = await sent(client, settings, push);
  } catch (error) {
    if (isUncertain(error, settings)) return { outcome: 'UNCERTAIN', remoteRef: null };
    throw error;
  }
  if (settings.already.includes(answer.status)) return { outcome: 'ALREADY', remoteRef: null };
  if (answer.status >= 300)
    throw new SourceError('record', `the source refuses the status of ${push.externalId} (${answer.status}).`);
  const said = settings.remoteRef ? scalar(await valueAt(settings.remoteRef, answer.value)) : null;
  return { outcome: 'DONE', remoteRef: said };
}

async function sent(client: RestClient, settings: Push, push: StatusPush): Promise<Answer> {
  const { method, path, body, idempotencyHeader, already, remoteRef } = settings;
  const url = client.urlOf(pathFor(path, 'externalId', push.externalId));
  const options = {
    method,
    json: filled(body, wordsOf(push)),
    accept: [...ITEM_REFUSED, ...already],
    ...(idempotencyHeader && { headers: { [idempotencyHeader.toLowerCase()]: push.key } }),
  };
  return client.tell(url, options, remoteRef !== undefined);
}

/** May the source have taken what it did not answer to, without knowing it again at a second try? */
function isUncertain(error: unknown, { method, idempotencyHeader }: Push): boolean {
  // PUT may be repeated (RFC 9110, 9.2.2).
  if (method === 'PUT' || idempotencyHeader !== undefined) return false;
  return error instanceof SourceError && error.errorClass === 'unavailable' && !UNHEARD.test(error.message);
}

const wordsOf = ({ externalId, statusOut, note, key, at }: StatusPush): Record<string, string | null> => ({
  externalId,
  status: statusOut,
  note,
  key,
  at,
});

/** The body with its words put in. Values are put into the tree, not into its text: quotes in them break nothing. */
export function filled(body: Json, words: Record<string, string | null>): Json {
  if (typeof body === 'string') {
    const [, only] = /^\{(\w+)\}$/.exec(body) ?? [];
    if (only !== undefined && only in words) return words[only] ?? null;
    return body.replace(/\{(\w+)\}/g, (whole, name: string) => (name in words ? (words[name] ?? '') : whole));
  }
  if (Array.isArray(body)) return body.map((part) => filled(part, words));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, part]) => [name, filled(part, words)]));
}
