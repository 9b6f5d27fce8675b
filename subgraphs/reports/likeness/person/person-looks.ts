import type { PreparedPerson } from './person.ts';
import { nameLikeness, slips } from './slips.ts';

/** What one field of two persons shows; null: it shows nothing, because either lacks it. */
export type PersonLook = (a: PreparedPerson, b: PreparedPerson) => string | null;
type Field = Exclude<keyof PreparedPerson, 'id'>;

const ALIKE = 0.9;
const CLOSE = 0.8;

const of =
  (field: Field, level: (one: string, other: string) => string): PersonLook =>
  (a, b) =>
    a[field] === '' || b[field] === '' ? null : level(a[field], b[field]);

/** Equal, one slip, two slips, more: for numbers. */
const number = (one: string, other: string) => {
  if (one === other) return 'EQUAL';
  const count = slips(one, other);
  if (count === 1) return 'SLIP';
  return count === 2 && Math.min(one.length, other.length) > 5 ? 'SLIPS' : 'OTHER';
};

/** For words of places. */
const words = (one: string, other: string) => {
  if (one === other || one.replaceAll(' ', '') === other.replaceAll(' ', '')) return 'EQUAL';
  const likeness = nameLikeness(one, other);
  if (likeness >= ALIKE) return 'ALIKE';
  return likeness >= CLOSE ? 'CLOSE' : 'OTHER';
};

/** "ahmad" and "a", "siti nur" and "siti": initials and left-out names belong to the same person's habits. */
const name = (one: string, other: string) => {
  const [short, long] = [one, other].sort((x, y) => x.length - y.length) as [string, string];
  if (short.length === 1) return long.startsWith(short) ? 'INITIAL' : 'OTHER';
  const [few, many] = [short.split(' '), long.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (many.length === 1) return words(one, other);
  // "muhammad" in front makes no two persons alike: every word counts.
  const found = few.filter((word) => many.some((theirs) => nameLikeness(word, theirs) >= ALIKE)).length;
  if (found < few.length) return found > 0 ? 'CLOSE' : words(one, other) === 'EQUAL' ? 'EQUAL' : 'OTHER';
  return one === other ? 'EQUAL' : few.length === many.length ? 'ALIKE' : 'PART';
};

/** Year, month and day: a slip, day and month exchanged, or one of three different. */
const date = (one: string, other: string) => {
  if (one === other) return 'EQUAL';
  if (slips(one, other) === 1) return 'SLIP';
  const parts = (text: string) => [text.slice(0, 4), text.slice(4, 6), text.slice(6)];
  const [mine, theirs] = [parts(one), parts(other)];
  if (mine[0] === theirs[0] && mine[1] === theirs[2] && mine[2] === theirs[1]) return 'SLIP';
  return mine.filter((part, at) => part === theirs[at]).length === 2 ? 'PART' : 'OTHER';
};

/** Names written into each other's field: both, or one while the other is missing or wrong. */
const crossed: PersonLook = (a, b) => {
  const like = (one: string, other: string) => one !== '' && other !== '' && nameLikeness(one, other) >= ALIKE;
  if (like(a.givenName, b.givenName) || like(a.surname, b.surname)) return null;
  const crossings = [like(a.givenName, b.surname), like(a.surname, b.givenName)].filter(Boolean).length;
  return crossings === 0 ? null : crossings === 2 ? 'SWAPPED' : 'HALF';
};

/** Every field two persons are looked at by. */
export const PERSON_LOOKS: Readonly<Record<string, PersonLook>> = {
  nationalId: of('nationalId', number),
  birthDate: of('birthDate', date),
  phone: of('phone', number),
  email: of('email', words),
  givenName: of('givenName', name),
  surname: of('surname', name),
  crossed,
  houseNumber: of('houseNumber', number),
  street: of('street', words),
  estate: of('estate', words),
  suburb: of('suburb', words),
  postcode: of('postcode', number),
  province: of('province', (one, other) => (one === other ? 'EQUAL' : 'OTHER')),
};
