import { SourceError } from '../../kit/source-error.ts';
import type { WebhookDelivery, WebhookRequest } from '../../kit/webhook.ts';
import type { Bench } from '../bench/bench.ts';
import { contextFor } from '../bench/pulled.ts';
import { type Check, must } from '../check.ts';

const DAY = 86_400_000;

async function calls(bench: Bench): Promise<void> {
  const { webhook } = bench.subject.recording;
  must(
    webhook,
    'the connector takes calls and none is recorded',
    'recording.webhook',
    'record a genuine call with its signature',
  );
  const body = Buffer.from(webhook.body);
  const request: WebhookRequest = { ...webhook, body };
  const first = await delivered(bench, request);
  must(
    first instanceof Object && 'records' in first,
    `a genuine call is refused: ${first}`,
    'webhook',
    'record one that is signed with the secret in recording.variables',
  );
  const again = await delivered(bench, request);
  must(
    first.deliveries.length > 0 &&
      again instanceof Object &&
      'records' in again &&
      String(again.deliveries) === String(first.deliveries),
    'the same call twice bears no mark by which the second is known',
    'webhook',
    'give the source’s own delivery id in `deliveries`',
  );
  const tampered = Buffer.from(webhook.body.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (last) => (last === 'x' ? 'y' : 'x')));
  await refused(bench, { ...request, body: tampered }, 'a call whose body was changed');
  await refused(bench, { ...request, headers: {} }, 'a call without signature');
  const before = bench.now;
  bench.now = new Date(before.valueOf() + DAY);
  try {
    await refused(bench, request, 'a call a day old');
  } finally {
    bench.now = before;
  }
}

async function refused(bench: Bench, request: WebhookRequest, what: string): Promise<void> {
  const said = await delivered(bench, request);
  must(
    said === 'auth',
    `${what} is ${typeof said === 'string' ? `refused as ${said}` : 'taken'}`,
    'webhook',
    "verify the signature over the raw bytes and its time first; throw SourceError('auth')",
  );
}

/** The delivery, or the class of its refusal. */
async function delivered(bench: Bench, request: WebhookRequest): Promise<WebhookDelivery | string> {
  const { connector, config, server } = bench;
  try {
    const context = contextFor(connector, config, server, { now: () => bench.now });
    return (await connector.webhook?.(context, request)) ?? 'nothing';
  } catch (error) {
    return error instanceof SourceError ? error.errorClass : `bug: ${(error as Error).message}`;
  }
}

/** Calls that a source makes. */
export const WEBHOOK_CHECKS: Check[] = [
  {
    number: 47,
    given: 'web hook tampered, stale, repeated',
    must: 'refused, refused, once',
    unless: ({ connector }) => (connector.webhook ? null : 'the connector takes no calls (no `webhook`)'),
    run: calls,
  },
];
