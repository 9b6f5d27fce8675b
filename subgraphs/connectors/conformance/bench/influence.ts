import type { Complaint } from '../../kit/complaint.ts';
import type { Json, RawRecord } from '../../kit/json.ts';
import { inYear, yearOf } from './moment.ts';
import { leavesOf, type Path, valueAt, withValue } from './path.ts';

/** A value of a raw record that decides about a part of its complaint, and another value that changes that part. */
export interface Influence {
  path: Path;
  /** The record in which it was found. */
  raw: RawRecord;
  /** Another value it takes, and the complaint then. */
  other: Json;
  complaint: Complaint;
}

/** Parts of a complaint whose origin the checks ask for. */
export type Part = keyof Complaint | 'anonymous' | 'secret';

/** Records looked at; sources of one kind look alike. */
const RECORDS = 6;
/** Other values taken from the same place of other records. */
const OTHERS = 8;

/**
 * Finds out, by changing one value after the other, which values of raw records make which part of the complaint:
 * the kit then needs no description of the source.
 */
export async function influencesOf(
  records: readonly RawRecord[],
  normalize: (raw: RawRecord) => Promise<Complaint>,
): Promise<Map<Part, Influence[]>> {
  const found = new Map<Part, Influence[]>();
  for (const raw of records.slice(0, RECORDS)) {
    const before = await normalize(raw).catch(() => null);
    if (!before) continue;
    for (const path of leavesOf(raw)) {
      for (const other of othersOf(raw, path, records)) {
        const complaint = await normalize(withValue(raw, path, other)).catch(() => null);
        if (!complaint) continue;
        for (const part of changedParts(before, complaint)) {
          const known = found.get(part) ?? [];
          if (!known.some((one) => one.raw === raw && String(one.path) === String(path)))
            found.set(part, [...known, { path, raw, other, complaint }]);
        }
      }
    }
  }
  return found;
}

function changedParts(before: Complaint, after: Complaint): Part[] {
  const parts: Part[] = (Object.keys(before) as (keyof Complaint)[]).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
  if (before.privacy.anonymous !== after.privacy.anonymous) parts.push('anonymous');
  if (before.privacy.secret !== after.privacy.secret) parts.push('secret');
  return parts;
}

const SPELLINGS: Json[] = [true, false, 'ya', 'tidak', 1, 0];

/** Values worth trying at a place: what other records say there, and changes of its own. */
function othersOf(raw: RawRecord, path: Path, records: readonly RawRecord[]): Json[] {
  const value = valueAt(raw, path) ?? null;
  const said = records.map((record) => valueAt(record, path)).filter((one) => one !== undefined && one !== null);
  const own = typeof value === 'string' ? textsLike(value) : typeof value === 'number' ? [value + 7] : [];
  const year = yearOf(value);
  const dated = year === null ? [] : [inYear(value, year - 1)];
  const isFlag = SPELLINGS.map(String).includes(String(value).toLowerCase()) || value === null || value === '';
  const all = [...new Set([...said.slice(0, OTHERS), ...own, ...dated, ...(isFlag ? SPELLINGS : [])])];
  return all.filter((one): one is Json => one !== value && one !== null && typeof one !== 'object');
}

function textsLike(value: string): string[] {
  if (/^\d+$/.test(value)) return [`${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}`, `${value}7`];
  return [`${value} diubah`, value.replace(/\d+/, (digits) => String(Number(digits) + 1))];
}
