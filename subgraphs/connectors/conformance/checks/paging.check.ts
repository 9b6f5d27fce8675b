import { SourceError } from '../../kit/source-error.ts';
import type { Bench } from '../bench/bench.ts';
import { idsOf } from '../bench/living.ts';
import type { Mutation } from '../bench/source-bench.ts';
import { type Check, must } from '../check.ts';
import type { Outcome } from '../source/server.ts';

/** Requests of one pull after which it counts as endless. */
const MOST_REQUESTS = 2_000;

async function standsStill(bench: Bench): Promise<void> {
  const first = new Map<string, Outcome>();
  let repeated = 0;
  const mutate: Mutation = (reply, { url }, count) => {
    if (count > MOST_REQUESTS) return { ...reply, fault: 'RESET' };
    const before = first.get(url.pathname);
    if (!before) first.set(url.pathname, reply);
    else repeated += 1;
    return before ?? reply;
  };
  const { failure, endless } = await bench.pull({ mutate });
  must(
    repeated > 0,
    'the connector asks for one page only',
    'recording',
    'record two pages or more, or declare the row in notApplicable',
  );
  const isEndless = endless || bench.asked.length > MOST_REQUESTS;
  must(
    !isEndless,
    'a source that shows the same page for ever is read for ever',
    'pull',
    'ctx.expect that each page leads on: the next mark differs from the last',
  );
  must(
    failure instanceof SourceError && failure.errorClass === 'drift',
    failure === null
      ? 'paging that stands still is taken for the end'
      : `paging that stands still ends as ${classOf(failure)}`,
    'pull',
    'ctx.expect(next !== last, "paging stands still"): a half-read source must not look complete',
  );
}

async function pastTheEnd(bench: Bench): Promise<void> {
  const all = await idsOf(bench, bench.clean.records);
  let before = 0;
  await bench.pull({
    afterPage({ records }) {
      if (records.length > 0) before = bench.asked.length;
    },
  });
  // A connector that knows the end by itself asks for nothing more.
  if (bench.asked.length === before) return;
  for (const status of [404, 400, 410]) {
    const mutate: Mutation = (reply, _, count) => (count > before ? { status, headers: {}, body: 'not found' } : reply);
    const { failure, records } = await bench.pull({ mutate });
    const seen = await idsOf(bench, records);
    must(
      failure === null && seen.size === all.size,
      failure === null
        ? `${all.size - seen.size} records are lost`
        : `${status} to the page past the end fails the pull (${classOf(failure)})`,
      'pull',
      'take 400, 404 and 410 behind the last page for its end ({ accept: [400, 404, 410] }); a source paged by keys never answers so: then declare row 34',
    );
  }
}

const classOf = (failure: unknown) =>
  failure instanceof SourceError ? `${failure.errorClass}: ${failure.message}` : `bug: ${(failure as Error).message}`;

/** Where a list ends. */
export const PAGING_CHECKS: Check[] = [
  {
    number: 33,
    given: 'paging never ends or stands still',
    must: 'stopped, `drift`',
    needs: 'REPLIES',
    run: standsStill,
  },
  { number: 34, given: 'page past the end: 400, 404, `[]`', must: 'end', needs: 'REPLIES', run: pastTheEnd },
];
