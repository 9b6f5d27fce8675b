import type { Json, RawRecord } from '../../kit/json.ts';
import { Finding, must } from '../check.ts';
import type { Item, LivingSource } from '../source/living-source.ts';
import type { Bench } from './bench.ts';
import { instantOf, later } from './moment.ts';

/** The source whose items can be changed. @throws Finding where the recording has none */
export function livingOf({ source }: Bench): LivingSource {
  if (source?.living) return source.living;
  throw new Finding(
    'fixed replies cannot show it',
    'recording',
    'give the recording an `http.listing` (or the subject a `source`), or declare the row in notApplicable with its reason',
  );
}

/** Newest time of change among the items, as the source writes it. @throws Finding for times the kit cannot count in */
export function newest({ items, updated }: LivingSource): Json {
  const sorted = items.map((item) => item[updated ?? ''] ?? null).sort((a, b) => instantOf(a) - instantOf(b));
  const last = sorted.at(-1) ?? null;
  must(
    later(last, 0) !== null,
    `the kit cannot count in times like ${JSON.stringify(last)}`,
    `listing.updated`,
    'write them as ISO or Unix times',
  );
  return last;
}

/** Another item of the source like one it has, with an id of its own; `ms` after the newest of all, where it tells times. */
export function another(living: LivingSource, number: number, ms: number): Item {
  const pattern = living.items[number % living.items.length] ?? {};
  const item = { ...pattern, [living.id]: nextId(living, number) };
  return living.updated === null ? item : { ...item, [living.updated]: later(newest(living), ms) };
}

/** Ids go on where the source's stop, so that sources sorted by them show new items as new. */
function nextId({ items, id }: LivingSource, number: number): Json {
  const last = items.map((item) => item[id] ?? 0).reduce((a, b) => (numberIn(b) > numberIn(a) ? b : a));
  const next = numberIn(last) + 1 + number;
  if (typeof last === 'number') return next;
  const digits = /\d+(?=\D*$)/.exec(String(last))?.[0] ?? '';
  return digits === ''
    ? `${last}${next}`
    : String(last).replace(/\d+(?=\D*$)/, String(next).padStart(digits.length, '0'));
}

const numberIn = (value: Json) => Number(/\d+(?=\D*$)/.exec(String(value))?.[0] ?? 0);

/** Ids of raw records as the hub knows them; records that cannot be read have none. */
export async function idsOf(bench: Bench, records: readonly RawRecord[]): Promise<Set<string>> {
  const all = await Promise.all(
    records.map((raw) =>
      bench.normalize(raw).then(
        ({ externalId }) => externalId,
        () => null,
      ),
    ),
  );
  return new Set(all.filter((id) => id !== null));
}

/** Items that none of the ids belongs to: ids of the hub may put a word around the source's own. */
export const missingItems = ({ id }: LivingSource, items: readonly Item[], seen: ReadonlySet<string>) =>
  items
    .map((item) => String(item[id]))
    .filter((own) => ![...seen].some((known) => known === own || known.endsWith(own)));
