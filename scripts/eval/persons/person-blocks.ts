import type { PreparedPerson } from '../../../subgraphs/reports/likeness/person/person.ts';

/** Larger blocks are families of common values and are left alone. */
const MOST = 120;
const join = (...parts: string[]) => (parts.every(Boolean) ? parts.join('/') : '');
const sound = (name: string) =>
  name.slice(0, 1) +
  name
    .slice(1)
    .replace(/[aeiouyhw ]/g, '')
    .slice(0, 3);

/** Two persons are compared when they share one of these; any one field may be wrong or missing. */
const KEYS: readonly ((p: PreparedPerson) => string)[] = [
  (p) => p.nationalId,
  (p) => p.nationalId && `a${p.nationalId.slice(0, Math.ceil(p.nationalId.length / 2))}`,
  (p) => p.nationalId && `z${p.nationalId.slice(-Math.ceil(p.nationalId.length / 2))}`,
  (p) => p.birthDate,
  (p) => p.phone,
  (p) => p.email,
  (p) => join(sound(p.surname), sound(p.givenName)),
  (p) => join(sound(p.givenName), sound(p.surname)),
  (p) => join(sound(p.surname), p.postcode),
  (p) => join(sound(p.givenName), p.postcode),
  (p) => join(sound(p.givenName), p.birthDate.slice(0, 6)),
  (p) => join(sound(p.surname), p.birthDate.slice(0, 6)),
  (p) => join(sound(p.street), p.houseNumber),
  (p) => join(sound(p.suburb), sound(p.street)),
  (p) => join(p.postcode, p.houseNumber),
  (p) => join(sound(p.estate), p.postcode),
];

/** Pairs worth a comparison: within one list, or across two. */
export function* candidatePairs(
  ones: readonly PreparedPerson[],
  others?: readonly PreparedPerson[],
): Generator<readonly [PreparedPerson, PreparedPerson]> {
  const seen = new Set<string>();
  const right = others ?? ones;
  for (const key of KEYS) {
    const shelf = Map.groupBy(right, key);
    for (const one of ones) {
      const block = key(one) === '' ? [] : (shelf.get(key(one)) ?? []);
      if (block.length > MOST) continue;
      for (const other of block) {
        const pair = `${one.id} ${other.id}`;
        if ((!others && one.id >= other.id) || seen.has(pair)) continue;
        seen.add(pair);
        yield [one, other];
      }
    }
  }
}
