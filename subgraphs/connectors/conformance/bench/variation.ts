import type { Json, RawRecord } from '../../kit/json.ts';
import { Finding } from '../check.ts';
import type { Bench } from './bench.ts';
import type { Influence, Part } from './influence.ts';
import { withValue } from './path.ts';

/**
 * The first value found that makes a part of the complaint.
 * @throws Finding: without one the kit cannot try what becomes of that part
 */
export function originOf({ influences }: Bench, part: Part): Influence {
  const [first] = influences.get(part) ?? [];
  if (first) return first;
  throw new Finding(
    `no value of any recorded record makes \`${part}\` of its complaint`,
    'recording',
    `record items that differ in what makes \`${part}\`, or declare the row in notApplicable with its reason`,
  );
}

/** A record whose text reads differently: "A" becomes "B". */
export function retold(bench: Bench, mark: string): RawRecord {
  const { path, raw, other } = originOf(bench, 'body');
  return withValue(raw, path, `${other} ${mark}`);
}

/** The record as it was recorded, of which `retold` tells otherwise. */
export const asTold = (bench: Bench): RawRecord => originOf(bench, 'body').raw;

/** A record with another value where a part of its complaint comes from. */
export function withPart(bench: Bench, part: Part, value: Json | undefined, raw?: RawRecord): RawRecord {
  const origin = originOf(bench, part);
  return withValue(raw ?? origin.raw, origin.path, value);
}
