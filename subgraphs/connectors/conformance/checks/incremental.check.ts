import type { Bench } from '../bench/bench.ts';
import { another, idsOf, livingOf, missingItems } from '../bench/living.ts';
import { type Check, must } from '../check.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const timeless = ({ source }: Bench) =>
  source?.living && source.living.updated === null ? 'the source tells no time of change' : null;

async function lateWriter(bench: Bench): Promise<void> {
  const living = livingOf(bench);
  const { overlapSeconds = 300 } = bench.connector.policy?.(bench.config) ?? {};
  const late = another(living, 0, -(overlapSeconds / 2) * 1000);
  const { records } = await bench.pull({ cursor: endOf(bench), items: [...living.items, late] });
  const missing = missingItems(living, [late], await idsOf(bench, records));
  must(
    missing.length === 0,
    `an item that was written ${overlapSeconds / 2} s before the newest one, and showed itself after the pull, is never read`,
    'pull',
    'begin at ctx.since(cursor.since), not at the mark itself',
  );
}

async function otherClocks(bench: Bench): Promise<void> {
  const living = livingOf(bench);
  for (const skew of [DAY, -DAY]) {
    const now = new Date(bench.now.valueOf() + skew);
    const first = await bench.pull({ now });
    const lost = missingItems(living, living.items, await idsOf(bench, first.records));
    const said = `with our clock a day ${skew > 0 ? 'ahead of' : 'behind'} the source’s`;
    const remedy = 'make the cursor of times the source states (the newest record’s), never of ctx.now() or Date.now()';
    must(lost.length === 0, `${said}, ${lost.join(', ')} is not read`, 'pull', remedy);
    const next = another(living, 1, 10 * MINUTE);
    const cursor = first.pages.at(-1)?.cursor;
    const second = await bench.pull({
      cursor,
      now: new Date(now.valueOf() + 20 * MINUTE),
      items: [...living.items, next],
    });
    const missed = missingItems(living, [next], await idsOf(bench, second.records));
    must(missed.length === 0, `${said}, what the source writes after a pull is never read`, 'pull', remedy);
  }
}

const endOf = ({ clean }: Bench) => clean.pages.at(-1)?.cursor;

async function resumed(bench: Bench): Promise<void> {
  const { clean, source } = bench;
  const all = await idsOf(bench, clean.records);
  const remedy = 'yield each page with the cursor that stands behind its own records, never behind the next ones';
  for (const [index, { cursor }] of clean.pages.entries()) {
    const rest = await bench.pull({ cursor });
    const before = clean.pages.slice(0, index + 1).flatMap(({ records }) => records);
    const seen = await idsOf(bench, [...before, ...rest.records]);
    const lost = [...all].filter((id) => !seen.has(id));
    must(
      rest.failure === null,
      `resuming after page ${index + 1} fails: ${messageOf(rest.failure)}`,
      `cursor ${index + 1}`,
      remedy,
    );
    must(
      lost.length === 0,
      `resuming after page ${index + 1} loses ${lost.slice(0, 5).join(', ')}`,
      `cursor ${index + 1}`,
      remedy,
    );
  }
  if (source?.living) await burst(bench);
}

/** After a day of many changes the next pull shows them all, not only the first pages of them. */
async function burst(bench: Bench): Promise<void> {
  const living = livingOf(bench);
  const perPage = Math.max(...bench.clean.pages.map(({ records }) => records.length));
  const fresh = Array.from({ length: 4 * perPage + 1 }, (_, n) => another(living, n, (n + 1) * MINUTE));
  const { records } = await bench.pull({ cursor: endOf(bench), items: [...living.items, ...fresh] });
  const lost = missingItems(living, fresh, await idsOf(bench, records));
  must(
    lost.length === 0,
    `of ${fresh.length} new items the next pull reads ${fresh.length - lost.length} and then calls itself up to date`,
    'pull',
    'read on until a page is empty or shows what is known; a limit of pages loses what stands behind it',
  );
}

async function nothingNew(bench: Bench): Promise<void> {
  const channel = await bench.channel();
  bench.answer({});
  const first = await bench.run(channel);
  must(first.failure === null, `the first run fails: ${first.failure?.message}`, 'pull', 'mend the run itself first');
  bench.answer({});
  const { run, failure } = await bench.run(channel);
  must(
    failure === null,
    `the second run fails: ${failure?.message}`,
    'pull',
    'a source with nothing new is no failure',
  );
  const changes = run.created + run.changed + run.late;
  must(
    changes === 0,
    `a second run over the same source makes ${changes} changes`,
    'normalize',
    'leave out of the complaint what differs between two readings',
  );
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What a second pull sees. */
export const INCREMENTAL_CHECKS: Check[] = [
  {
    number: 5,
    given: 'late update within overlap',
    must: 'taken',
    needs: 'LIVING_SOURCE',
    unless: timeless,
    run: lateWriter,
  },
  {
    number: 17,
    given: 'clock skew ±1 day',
    must: 'nothing lost; source clock rules',
    needs: 'LIVING_SOURCE',
    unless: timeless,
    run: otherClocks,
  },
  { number: 36, given: 'resume from every cursor', must: 'equals a full run', run: resumed },
  { number: 37, given: 'second run, nothing new', must: '0 changes', run: nothingNew },
];
