import { nameOf } from './name-habits.ts';
import type { PersonRecord, PreparedPerson } from './person.ts';
import { PERSON_LOOKS } from './person-looks.ts';
import { PERSON_WEIGHTS } from './person-weights.ts';

/** How like two persons are, and why. */
export interface PersonLikeness {
  /** Log2 of the odds that both are one person. */
  bits: number;
  same: boolean;
  levels: readonly { field: string; level: string; bits: number }[];
}

/** Reads a person record once. */
export const preparePerson = (record: PersonRecord): PreparedPerson => ({
  id: record.id,
  givenName: nameOf(record.givenName),
  surname: nameOf(record.surname),
  nationalId: digits(record.nationalId),
  birthDate: digits(record.birthDate),
  phone: digits(record.phone).replace(/^(?:62|0)+/, ''),
  email: (record.email ?? '').trim().toLowerCase(),
  houseNumber: plain(record.houseNumber),
  street: plain(record.street).replace(ROAD, ''),
  estate: plain(record.estate).replace(ROAD, ''),
  suburb: plain(record.suburb),
  postcode: digits(record.postcode),
  province: plain(record.province),
});

/** Words in front of a road's or an estate's name: they make no two alike. */
const ROAD = /^(?:jalan|jln|jl|gang|gg|griya|perum|perumahan|komplek) /;
const digits = (said: string | null) => (said ?? '').replace(/\D/g, '');
const plain = (said: string | null) =>
  (said ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether two records are of one person, by the sum of what their fields show. Decides nothing about identity by itself. */
export function comparePersons(a: PreparedPerson, b: PreparedPerson, weights = PERSON_WEIGHTS): PersonLikeness {
  const levels = Object.entries(PERSON_LOOKS).flatMap(([field, look]) => {
    const level = look(a, b);
    return level === null ? [] : [{ field, level, bits: weights.bits[field]?.[level] ?? 0 }];
  });
  const sum = (some: typeof levels) => some.reduce((total, level) => total + level.bits, 0);
  const home = sum(levels.filter(({ field }) => HOUSEHOLD.has(field)));
  const witnessed = levels.some((level) => !SHARED.has(level.field) && level.bits >= weights.witnessFrom);
  const rest = sum(levels.filter(({ field }) => !HOUSEHOLD.has(field)));
  const bits = weights.prior + rest + Math.min(home, weights.householdMost);
  return { bits, same: bits >= weights.sameFrom && witnessed, levels };
}

/** Fields that tell of one house: five that agree are hardly more than one. */
const HOUSEHOLD: ReadonlySet<string> = new Set(['houseNumber', 'street', 'estate', 'suburb', 'postcode', 'province']);
/** What a family shares: it makes nobody the same person. */
const SHARED: ReadonlySet<string> = new Set([...HOUSEHOLD, 'surname']);
