import type { ReportStatus } from '../../kit/complaint.ts';
import { normalizeInfo } from '../../kit/normalize-info.ts';
import type { PushResult, StatusPush } from '../../kit/push.ts';
import { SourceError } from '../../kit/source-error.ts';
import type { Bench } from '../bench/bench.ts';
import { contextFor } from '../bench/pulled.ts';
import type { Mutation } from '../bench/source-bench.ts';
import { type Check, must } from '../check.ts';

const KEY = 'uji-kunci-7f3a';

const withoutPush = ({ connector, config }: Bench) => {
  if (!connector.pushStatus || !connector.statusOut) return 'the connector tells its source nothing (no `pushStatus`)';
  const words = Object.keys(connector.statusOut(config as never));
  return words.length > 0 ? null : 'with these settings the source is told nothing (`statusOut` is empty)';
};

/** The change that is told: the first status the source has a word for, about the first record. */
async function changeOf(bench: Bench): Promise<StatusPush> {
  const [raw] = bench.records;
  const { externalId } = await bench.normalize(raw ?? {});
  const [status, statusOut] = (Object.entries(bench.connector.statusOut?.(bench.config) ?? {})[0] ?? []) as [
    ReportStatus,
    string,
  ];
  return { externalId, status, statusOut, note: 'Sudah ditangani (contoh).', at: bench.now.toISOString(), key: KEY };
}

/** Tells the source; what it says of it, or the class of the failure. */
async function told(bench: Bench, mutate: Mutation): Promise<PushResult | string> {
  bench.answer({ mutate });
  const { connector, config, server } = bench;
  try {
    const context = contextFor(connector, config, server, { now: () => bench.now });
    return (await connector.pushStatus?.(context, await changeOf(bench))) ?? 'nothing';
  } catch (error) {
    return error instanceof SourceError ? error.errorClass : `bug: ${(error as Error).message}`;
  }
}

const isWrite = (method: string) => method !== 'GET' && method !== 'HEAD';
const saidOf = (said: PushResult | string) => (typeof said === 'string' ? said : said.outcome);

async function duplicate(bench: Bench): Promise<void> {
  const { push } = bench.subject.recording;
  must(
    push,
    'how the source refuses what it has is not recorded',
    'recording.push.duplicate',
    'record that reply, or declare row 28',
  );
  const { status, headers, body } = push.duplicate;
  const said = await told(bench, (reply, { method }) =>
    isWrite(method)
      ? { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
      : reply,
  );
  must(
    saidOf(said) === 'ALREADY',
    `"${status} duplicate" gives ${saidOf(said)}`,
    'pushStatus',
    `accept: [${status}], and return ALREADY with its reference`,
  );
}

async function noId(bench: Bench): Promise<void> {
  for (const body of ['{}', '']) {
    const said = await told(bench, (reply, { method }) =>
      isWrite(method) ? { status: 200, headers: { 'content-type': 'application/json' }, body } : reply,
    );
    must(
      saidOf(said) === 'UNCERTAIN' || (typeof said === 'object' && said.outcome === 'ALREADY'),
      `200 without an id gives ${saidOf(said)}`,
      'pushStatus',
      'return UNCERTAIN when the reply does not show that it was taken',
    );
  }
}

/** Effects at the source: calls that bear the change’s key count once, others each time. */
async function crashBetween(bench: Bench): Promise<void> {
  const effects = new Set<string>();
  const count: Mutation = (reply, { method, url, headers, body }) => {
    if (!isWrite(method)) return reply;
    const isKeyed = `${url.href} ${JSON.stringify(headers)} ${body}`.includes(KEY);
    // A status that is set, not added, may be set twice.
    const isIdempotent = method === 'PUT' || method === 'DELETE';
    effects.add(isKeyed ? KEY : isIdempotent ? url.href : `${effects.size}`);
    return reply;
  };
  const first = await told(bench, (reply, asked, at) => {
    const counted = count(reply, asked, at);
    return isWrite(asked.method) ? { ...counted, fault: 'RESET' } : counted;
  });
  const isUncertain = saidOf(first) === 'UNCERTAIN';
  must(
    isUncertain || first === 'unavailable',
    `a connection lost while telling gives ${saidOf(first)}`,
    'pushStatus',
    'let the failure pass, or return UNCERTAIN',
  );
  if (isUncertain) return;
  await told(bench, count);
  must(
    effects.size === 1,
    `after a crash the same change is made ${effects.size} times at the source`,
    'pushStatus',
    'send push.key as the source’s idempotency key or reference, or look first whether it is there; where neither can be, return UNCERTAIN when a call was cut',
  );
}

async function echo(bench: Bench): Promise<void> {
  const { connector, config } = bench;
  const { status } = normalizeInfo(connector, config);
  for (const [ours, theirs] of Object.entries(connector.statusOut?.(config) ?? {}))
    must(
      status(String(theirs)) === ours,
      `${ours} is told as "${theirs}", which comes back as ${status(String(theirs))}`,
      `statusOut.${ours}`,
      'let statusMap read each word of statusOut as the status it was written for',
    );
}

/** What the source is told. */
export const PUSH_CHECKS: Check[] = [
  {
    number: 28,
    given: '"400 duplicate" reply to push',
    must: 'linked, not failed',
    unless: withoutPush,
    needs: 'REPLIES',
    run: duplicate,
  },
  {
    number: 29,
    given: '200 reply without an id',
    must: '`UNCERTAIN`',
    unless: withoutPush,
    needs: 'REPLIES',
    run: noId,
  },
  {
    number: 30,
    given: 'push twice, crash between',
    must: 'one remote effect or `UNCERTAIN`',
    unless: withoutPush,
    needs: 'REPLIES',
    run: crashBetween,
  },
  { number: 31, given: 'own push comes back', must: 'same status, no new version', unless: withoutPush, run: echo },
];
