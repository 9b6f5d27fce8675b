import type { PersonRecord } from '../../../subgraphs/reports/likeness/person/person.ts';
import { type Dice, dice } from '../consolidation/generated/dice.ts';
import { spoil } from './spoil.ts';

/** The committed seed: change it and every figure changes. */
const SEED = 20_260_601;
const PERSONS = 3_000;
/** Extra records of one person: none, one or up to three. */
const COPIES = [0, 0, 1, 1, 1, 2, 3];
const SYLLABLES = 'ba da ka la ma na pa ra sa ta wi di ri ti ni su bu du lu mu yo no go ro mi'.split(' ');
const NAMES = 'Contoh Teladan Misal Umpama Ibarat Percobaan Peraga Tiruan'.split(' ');
const PROVINCES = ['Provinsi Contoh', 'Provinsi Misal', 'Provinsi Umpama'];

/** Invented persons in the shape of the FEBRL sets, several records of some, typed badly. Numbers cannot be real ones. */
export function generatedPersons(seed = SEED): PersonRecord[] {
  const random = dice(seed);
  const given = Array.from({ length: 400 }, () => word(random, 2, 3));
  const streets = Array.from({ length: 600 }, () => `jalan ${word(random, 3, 4)}`);
  const suburbs = Array.from({ length: 200 }, () => ({ name: word(random, 3, 4), code: number(random, 5) }));
  const records: PersonRecord[] = [];
  let home: Pick<PersonRecord, 'houseNumber' | 'street' | 'estate' | 'suburb' | 'postcode' | 'province'> | null = null;
  let family = '';
  for (let person = 0; person < PERSONS; person += 1) {
    // Every third lives with the one before: families share all but name, number and birth date.
    if (!home || !random.often(0.33)) {
      const suburb = random.pick(suburbs);
      family = random.often(0.5) ? random.pick(given) : random.pick(NAMES);
      home = {
        houseNumber: String(random.whole(1, 200)),
        street: random.pick(streets),
        estate: random.often(0.6) ? `griya ${word(random, 2, 3)}` : null,
        suburb: suburb.name,
        postcode: suburb.code,
        province: random.pick(PROVINCES),
      };
    }
    const born = `${random.whole(1945, 2006)}${two(random, 12)}${two(random, 28)}`;
    const original: PersonRecord = {
      id: `rec-${person}-org`,
      givenName: random.often(0.15) ? `muhammad ${random.pick(given)}` : random.pick(given),
      surname: random.often(0.1) ? null : family,
      // Months and days of a NIK count from 1; 99 is none, so no number is a citizen's.
      nationalId: random.often(0.9) ? `99${number(random, 4)}9999${number(random, 6)}` : null,
      birthDate: born,
      phone: random.often(0.7) ? `0800000${number(random, 6)}` : null,
      email: random.often(0.3) ? `${word(random, 3, 4)}${random.whole(1, 99)}@contoh.invalid` : null,
      ...home,
    };
    records.push(original);
    const copies = random.pick(COPIES);
    for (let copy = 0; copy < copies; copy += 1)
      records.push(spoil({ ...original, id: `rec-${person}-dup-${copy}` }, random));
  }
  return records;
}

const word = (random: Dice, least: number, most: number) =>
  Array.from({ length: random.whole(least, most) }, () => random.pick(SYLLABLES)).join('');
const number = (random: Dice, length: number) => Array.from({ length }, () => random.whole(0, 9)).join('');
const two = (random: Dice, most: number) => String(random.whole(1, most)).padStart(2, '0');
