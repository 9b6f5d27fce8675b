import { SourceError, type SourceErrorClass } from '../../kit/source-error.ts';
import type { Bench } from '../bench/bench.ts';
import { idsOf } from '../bench/living.ts';
import type { Pulled } from '../bench/pulled.ts';
import type { Mutation } from '../bench/source-bench.ts';
import { type Check, must } from '../check.ts';
import type { Fault, Outcome } from '../source/server.ts';

type Trouble = [what: string, outcome: (reply: Outcome) => Outcome, classes: SourceErrorClass[]];

const status = (code: number, classes: SourceErrorClass[]): Trouble => [
  `${code}`,
  () => ({ status: code, headers: { 'content-type': 'text/plain' }, body: 'gagal' }),
  classes,
];
const fault = (name: Fault, classes: SourceErrorClass[]): Trouble => [
  name,
  (reply) => ({ ...reply, fault: name }),
  classes,
];

const TROUBLES: Trouble[] = [
  status(401, ['auth']),
  status(403, ['auth']),
  status(429, ['rate-limited']),
  status(500, ['unavailable']),
  status(503, ['unavailable']),
  fault('RESET', ['unavailable']),
  fault('CUT', ['unavailable', 'drift']),
];
/** Takes as long as the kit waits for a reply, so it is tried at one request only. */
const DRIP = fault('DRIP', ['unavailable']);
const CUT_JSON: Trouble = [
  'JSON cut in the middle',
  (reply) => ({ ...reply, body: String(reply.body).slice(0, Math.floor(String(reply.body).length / 2)) }),
  ['drift', 'unavailable'],
];

const LOGIN_PAGE =
  '<!doctype html><html><head><title>Masuk</title></head><body><form action="/masuk" method="post"><input name="nama"><input type="password" name="sandi"></form></body></html>';
const LOGIN: Trouble = [
  'a login page with 200',
  () => ({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: LOGIN_PAGE }),
  ['auth', 'drift'],
];

/** Requests of a pull at which trouble is made: the first ones and the last. */
function positions(count: number): number[] {
  const all = [1, 2, 3, 4, Math.ceil(count / 2), count - 1, count];
  return [...new Set(all.filter((position) => position >= 1 && position <= count))];
}

async function requestsOf(bench: Bench): Promise<number> {
  await bench.pull();
  return bench.asked.length;
}

async function faults(bench: Bench): Promise<void> {
  const count = await requestsOf(bench);
  for (const position of positions(count)) {
    for (const trouble of [...TROUBLES, CUT_JSON]) await meets(bench, position, trouble);
    if (position === Math.ceil(count / 2)) await meets(bench, position, DRIP);
  }
}

async function loginPage(bench: Bench): Promise<void> {
  for (const position of positions(await requestsOf(bench))) await meets(bench, position, LOGIN);
}

/** Makes the trouble from one request on, at that address, and judges the pull. @throws Finding */
async function meets(bench: Bench, position: number, [what, outcome, classes]: Trouble): Promise<void> {
  let address = '';
  let made = 0;
  const mutate: Mutation = (reply, { url }, count) => {
    if (count === position) address = url.href;
    const isJson = (reply.headers['content-type'] ?? '').includes('json');
    if (count < position || url.href !== address || (what === CUT_JSON[0] && !isJson)) return reply;
    made += 1;
    return outcome(reply);
  };
  const pulled = await bench.pull({ mutate });
  if (made === 0) return;
  const place = `request ${position} (${new URL(address).pathname})`;
  const { failure } = pulled;
  if (failure === null) await nothingSwallowed(bench, pulled, what, place);
  else
    must(
      failure instanceof SourceError && classes.includes(failure.errorClass),
      `${what} ends as ${failure instanceof SourceError ? failure.errorClass : `bug (${(failure as Error).message})`} instead of ${classes.join(' or ')}`,
      place,
      'let the errors of ctx.http pass; ctx.expect the shape of what came before you read it',
    );
  await cursorStill(bench, pulled, what, place);
}

/** A pull that ended well in spite of trouble must have everything, or say which items it set aside. */
async function nothingSwallowed(bench: Bench, pulled: Pulled, what: string, place: string): Promise<void> {
  const all = await idsOf(bench, bench.clean.records);
  const seen = await idsOf(bench, pulled.records);
  const said = pulled.pages.flatMap(({ unreadable = [], notes = [] }) => [...unreadable, ...notes]);
  must(
    seen.size >= all.size || said.length > 0,
    `${what} is swallowed: the pull ends as if all were well, with ${seen.size} of ${all.size} records`,
    place,
    'do not catch errors of ctx.http: the runner tries again, parks or tells the owner by their class',
  );
}

/** The last cursor that was given stands before what the trouble took away. */
async function cursorStill(bench: Bench, { pages, records }: Pulled, what: string, place: string): Promise<void> {
  const rest = await bench.pull({ cursor: pages.at(-1)?.cursor ?? null });
  const seen = await idsOf(bench, [...records, ...rest.records]);
  const dead = pages.flatMap(({ unreadable = [] }) => unreadable).length;
  const lost = [...(await idsOf(bench, bench.clean.records))].filter((id) => !seen.has(id));
  must(
    lost.length <= dead,
    `after ${what} the next pull does not read ${lost.slice(0, 5).join(', ')}`,
    place,
    'move the cursor only with records that were yielded',
  );
}

/** Failures of a source show themselves by their class, and cost nothing. */
export const FAILURE_CHECKS: Check[] = [
  {
    number: 41,
    given: '401, 403, 429, 500, reset, cut JSON, slow drip',
    must: 'right class, cursor still',
    needs: 'REPLIES',
    run: faults,
  },
  { number: 42, given: 'login page with 200', must: '`auth` or `drift`', needs: 'REPLIES', run: loginPage },
];
