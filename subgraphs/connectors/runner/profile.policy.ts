import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';

/** How often a field could have been filled, and how often it was. */
export type FillCount = Record<string, { of: number; filled: number }>;

/** What the complaints of a channel usually look like; kept small, on the channel. */
export interface Profile {
  /** Settings and connector under which it was learned; others make it worthless. */
  reading: string;
  /** Of the last runs that brought records, oldest first. */
  runs: FillCount[];
  /** Names of the parts of its raw records, sorted. */
  keys: string[];
}

/** Runs that count. */
const KEPT_RUNS = 20;
/** Parts of raw records that are remembered; a source with more of them names parts after its data. */
const KEPT_KEYS = 200;
/** A field that was filled at least so often ... */
const USUALLY = 0.8;
/** ... and now is less often than so ... */
const HARDLY = 0.2;
/** ... over at least so many records, before and now, has been lost. */
const MIN_RECORDS = 20;

type Complaint = ComplaintSnapshot & { hasReporter: boolean };
const always = () => true;
/** Offices fill these in while they work: of a complaint nobody has worked on yet they are rightly missing. */
const worked = ({ status }: Complaint) => !['RECEIVED', 'DISPATCHED', 'RETURNED', 'UNKNOWN'].includes(status);
const placePart =
  (part: 'province' | 'regency' | 'district' | 'village' | 'detail') =>
  ({ place }: Complaint) =>
    !!place?.[part];

/** Fields that are watched: when one could be filled, and whether it is. What depends on a complaint's luck is not. */
const WATCHED: Record<string, { of: (complaint: Complaint) => boolean; filled: (complaint: Complaint) => boolean }> = {
  title: { of: always, filled: ({ title }) => !!title },
  'a status we know': { of: always, filled: ({ status }) => status !== 'UNKNOWN' },
  reporter: { of: ({ privacy }) => !privacy.anonymous, filled: ({ hasReporter }) => hasReporter },
  sourceChannel: { of: always, filled: ({ sourceChannel }) => !!sourceChannel },
  url: { of: always, filled: ({ url }) => !!url },
  'place.province': { of: always, filled: placePart('province') },
  'place.regency': { of: always, filled: placePart('regency') },
  'place.district': { of: always, filled: placePart('district') },
  'place.village': { of: always, filled: placePart('village') },
  'place.detail': { of: always, filled: placePart('detail') },
  category: { of: worked, filled: ({ category }) => !!category },
  classification: { of: worked, filled: ({ classification }) => !!classification },
  agency: { of: worked, filled: ({ agency }) => !!agency },
};

/** Counts one more complaint. */
export function countFill(count: FillCount, complaint: Complaint): void {
  for (const [field, { of, filled }] of Object.entries(WATCHED)) {
    if (!of(complaint)) continue;
    count[field] ??= { of: 0, filled: 0 };
    count[field].of += 1;
    count[field].filled += Number(filled(complaint));
  }
}

/** A field that was nearly always filled and hardly is any more, though its source may not lack it; null: there is none. */
export function lostField(
  before: readonly FillCount[],
  now: FillCount,
  mayLack: readonly string[] = [],
): string | null {
  for (const [field, { of, filled }] of Object.entries(now)) {
    if (mayLack.includes(field) || of < MIN_RECORDS || filled >= of * HARDLY) continue;
    const known = before.flatMap((count) => count[field] ?? []);
    const all = known.reduce((sum, count) => sum + count.of, 0);
    const full = known.reduce((sum, count) => sum + count.filled, 0);
    if (all >= MIN_RECORDS && full >= all * USUALLY)
      return `${field} is filled in ${filled} of ${of} records; before, it was in ${full} of ${all}.`;
  }
  return null;
}

/** The profile after a run. */
export function learned(before: Profile, count: FillCount, keys: readonly string[]): Profile {
  const runs = Object.keys(count).length === 0 ? before.runs : [...before.runs, count].slice(-KEPT_RUNS);
  const known = [...new Set([...before.keys, ...keys])].sort();
  return { ...before, runs, keys: known.length > KEPT_KEYS ? [] : known };
}

/** What is new or missing among the parts of the raw records; null: nothing, or it cannot be told yet. */
export function keysRemark(before: readonly string[], now: readonly string[], records: number): string | null {
  if (before.length === 0 || now.length > KEPT_KEYS) return null;
  const fresh = now.filter((key) => !before.includes(key));
  const gone = records < MIN_RECORDS ? [] : before.filter((key) => !now.includes(key));
  const parts = [fresh.length > 0 && `new: ${fresh.join(', ')}`, gone.length > 0 && `missing: ${gone.join(', ')}`];
  const said = parts.filter((part) => part !== false);
  return said.length > 0 ? `parts of its records have changed; ${said.join('; ')}.`.slice(0, 500) : null;
}
