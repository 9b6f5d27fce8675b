import { gzipSync } from 'node:zlib';
import { SourceError, type SourceErrorClass } from '../../kit/source-error.ts';
import type { Bench } from '../bench/bench.ts';
import type { Mutation } from '../bench/source-bench.ts';
import { type Check, must } from '../check.ts';
import type { Outcome } from '../source/server.ts';

const MEGABYTE = 1024 * 1024;
/** The kit's largest cap is 50 MB; what is on its way in buffers comes on top. */
const MOST_TAKEN = 80 * MEGABYTE;
const DEEP = 200_000;

const BOMBS: [what: string, outcome: (reply: Outcome) => Outcome][] = [
  ['a reply without end', (reply) => ({ ...reply, fault: 'ENDLESS' })],
  [
    'a packed reply',
    (reply) => ({
      ...reply,
      headers: { ...reply.headers, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(64 * MEGABYTE, 32)),
    }),
  ],
  ['JSON 200,000 deep', (reply) => ({ ...reply, body: '['.repeat(DEEP) + ']'.repeat(DEEP) })],
  ['markup 200,000 deep', (reply) => ({ ...reply, body: '<div>'.repeat(DEEP) })],
];

async function bombs(bench: Bench): Promise<void> {
  for (const [what, outcome] of BOMBS) {
    if (bench.server) bench.server.bytesTaken = 0;
    const before = process.memoryUsage().rss;
    const { failure } = await bench.pull({ mutate: besidesRobots(outcome) });
    must(
      failure instanceof SourceError,
      failure === null
        ? `${what} is taken without a word`
        : `${what} breaks the connector (${(failure as Error).name})`,
      'pull',
      'read by ctx.http only, and ctx.expect the shape of what came',
    );
    const taken = bench.server?.bytesTaken ?? 0;
    const grown = process.memoryUsage().rss - before;
    must(
      taken < MOST_TAKEN && grown < 8 * MOST_TAKEN,
      `${what}: ${Math.round(taken / MEGABYTE)} MB are read`,
      'pull',
      'do not raise maxBytes',
    );
  }
}

/** Applies to what the records come from; robots.txt and the like may be refused without harm. */
const besidesRobots =
  (outcome: (reply: Outcome) => Outcome): Mutation =>
  (reply, { url }) =>
    url.pathname === '/robots.txt' ? reply : outcome(reply);

const REFUSED: SourceErrorClass[] = ['config', 'drift', 'unavailable'];
const INNER = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:5432/',
  'http://[::ffff:10.0.0.1]/',
  'http://192.168.1.1/',
];

async function redirected(bench: Bench): Promise<void> {
  await bench.pull();
  const count = bench.asked.length;
  for (const location of INNER)
    for (const position of new Set([1, Math.ceil(count / 2)])) {
      const hosts: string[] = [];
      const { failure } = await bench.pull({
        mutate(reply, { url }, at) {
          hosts.push(url.href);
          return at === position ? { status: 302, headers: { location }, body: '' } : reply;
        },
      });
      must(
        !hosts.some((href) => href.startsWith(location)),
        `a redirect to ${location} is followed`,
        'pull',
        'ask by ctx.http only: it refuses inner addresses at every step',
      );
      must(
        failure instanceof SourceError && REFUSED.includes(failure.errorClass),
        failure === null
          ? `a redirect to ${location} is swallowed`
          : `a redirect to ${location} ends as ${(failure as Error).message}`,
        'pull',
        'let the errors of ctx.http pass',
      );
    }
}

/** What a hostile source can do to us. */
export const HOSTILE_CHECKS: Check[] = [
  { number: 49, given: 'bombs', must: 'refused within memory cap', needs: 'REPLIES', run: bombs },
  { number: 50, given: 'redirect to private address', must: 'refused', needs: 'REPLIES', run: redirected },
];
