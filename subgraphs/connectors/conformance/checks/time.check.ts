import type { Json } from '../../kit/json.ts';
import { instantIn } from '../../kit/zoned-time.ts';
import type { Bench } from '../bench/bench.ts';
import type { Influence } from '../bench/influence.ts';
import { inYear } from '../bench/moment.ts';
import { valueAt, withValue, written } from '../bench/path.ts';
import { deadLettersOf, standingOf } from '../bench/standing.ts';
import { originOf } from '../bench/variation.ts';
import { type Check, must } from '../check.ts';

const TIMES = ['occurredAt', 'updatedAt'] as const;
const DAY = '2025-03-01';
/** One instant written in several zones, and what it is in UTC. */
const ZONED: [written: string, instant: string][] = [
  [`${DAY}T08:15:00+07:00`, `${DAY}T01:15:00.000Z`],
  [`${DAY}T10:15:00+09:00`, `${DAY}T01:15:00.000Z`],
  [`${DAY}T01:15:00Z`, `${DAY}T01:15:00.000Z`],
  [`${DAY} 08:15:00 WIB`, `${DAY}T01:15:00.000Z`],
];
const ZONELESS = [`${DAY} 08:15:00`, `${DAY}T08:15:00`];
const NAMED_ZONE = /\b(WIB|WITA|WIT)\b/;

async function zonesCount(bench: Bench): Promise<void> {
  originOf(bench, 'occurredAt');
  for (const part of TIMES)
    for (const origin of (bench.influences.get(part) ?? []).slice(0, 2)) {
      for (const [text, instant] of ZONED) await reads(bench, part, origin, text, instant);
      for (const text of ZONELESS) await reads(bench, part, origin, text, localInstant(bench));
      await otherZoneName(bench, part, origin);
    }
}

/** What 08:15 without a zone means; null: nothing, it has to be refused. */
function localInstant({ connector, config }: Bench): string | null {
  const zone = connector.timezone?.(config);
  return zone === undefined ? null : instantIn(zone, DAY, '08:15:00');
}

async function reads(
  bench: Bench,
  part: (typeof TIMES)[number],
  { raw, path }: Influence,
  text: string,
  expected: string | null,
): Promise<void> {
  const said = await timeFrom(bench, part, withValue(raw, path, text));
  if (said === null) return;
  const remedy = 'read times with info.time, and state `timezone` for those that name no zone';
  must(
    expected !== null,
    `"${text}" names no zone and neither does the connector, yet it is taken for ${said}`,
    written(path),
    remedy,
  );
  must(said === expected, `"${text}" is taken for ${said}; it is ${expected}`, written(path), remedy);
}

/** Times in words ("3 Jan 2026 14.05 WIB") are tried by their own zone: two hours apart in Jakarta and Jayapura. */
async function otherZoneName(bench: Bench, part: (typeof TIMES)[number], { raw, path }: Influence): Promise<void> {
  const value = String(valueAt(raw, path) ?? '');
  if (!NAMED_ZONE.test(value)) return;
  const [west, east] = await Promise.all(
    ['WIB', 'WIT'].map((zone) => timeFrom(bench, part, withValue(raw, path, value.replace(NAMED_ZONE, zone)))),
  );
  const apart = Date.parse(west ?? '') - Date.parse(east ?? '');
  must(
    apart === 2 * 3_600_000,
    `"${value}" means the same in WIB and in WIT`,
    written(path),
    'keep the zone a time names',
  );
}

async function timeFrom(bench: Bench, part: (typeof TIMES)[number], raw: Influence['raw']): Promise<string | null> {
  const complaint = await bench.normalize(raw).catch(() => null);
  const said = complaint?.[part];
  return typeof said === 'string' ? new Date(said).toISOString() : null;
}

async function brokenClock(bench: Bench): Promise<void> {
  const { path, raw } = originOf(bench, 'occurredAt');
  for (const year of [1970, 2099]) {
    const value: Json | null = inYear(valueAt(raw, path), year);
    must(
      value !== null,
      'the kit cannot write this time in another year',
      written(path),
      'declare row 18 in notApplicable',
    );
    const channel = await bench.channel();
    const others = bench.records.filter((one) => one !== raw).slice(0, 4);
    await bench.runPages(channel, [[withValue(raw, path, value), ...others]]);
    const ledger = await bench.ledger();
    const [dead, standing] = await Promise.all([deadLettersOf(ledger, channel), standingOf(ledger, channel)]);
    must(
      dead.length === 1 && standing.size === others.length,
      `a record of ${year} is taken in (${dead.length} dead letters, ${standing.size} of ${others.length} others taken)`,
      written(path),
      'hand the source’s time on as it is: the runner refuses years that cannot be, a connector that mends them hides a fault',
    );
  }
}

/** A time keeps its zone, and one that cannot be is refused. */
export const TIME_CHECKS: Check[] = [
  {
    number: 16,
    given: 'missing zone',
    must: 'channel zone used; without one, refused; a named zone kept',
    run: zonesCount,
  },
  { number: 18, given: 'date in the future, year 1970', must: 'record dead-lettered', run: brokenClock },
];
