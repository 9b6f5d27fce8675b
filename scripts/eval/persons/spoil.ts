import type { PersonRecord } from '../../../subgraphs/reports/likeness/person/person.ts';
import type { Dice } from '../consolidation/generated/dice.ts';

type Text = Exclude<keyof PersonRecord, 'id'>;
type Harm = (record: PersonRecord, random: Dice) => PersonRecord;
const TYPED: readonly Text[] = [
  'givenName',
  'surname',
  'nationalId',
  'birthDate',
  'phone',
  'street',
  'suburb',
  'postcode',
];
const LOST: readonly Text[] = ['surname', 'nationalId', 'phone', 'email', 'estate', 'postcode', 'birthDate'];
const change = (record: PersonRecord, field: Text, how: (text: string) => string): PersonRecord => ({
  ...record,
  [field]: record[field] && how(record[field]),
});

/** What happens to a person's data between two counters. */
const HARMS: readonly (readonly [weight: number, harm: Harm])[] = [
  [6, (record, random) => change(record, random.pick(TYPED), (text) => typed(text, random))],
  [2, (record, random) => ({ ...record, [random.pick(LOST)]: null })],
  [1, (record) => ({ ...record, givenName: record.surname, surname: record.givenName })],
  [1, (record) => change(record, 'givenName', (name) => name.replace('muhammad', 'moh.').replace('u', 'oe'))],
  [1, (record) => change(record, 'givenName', (name) => name.slice(0, 1))],
  [1, (record) => change(record, 'birthDate', (date) => date.slice(0, 4) + date.slice(6) + date.slice(4, 6))],
  [1, (record, random) => ({ ...record, houseNumber: String(random.whole(1, 200)), street: 'jalan pindahan contoh' })],
];
const BAG = HARMS.flatMap(([weight, harm]) => Array.from({ length: weight }, () => harm));

/** A record as another counter would have it: one to four harms. */
export const spoil = (record: PersonRecord, random: Dice): PersonRecord =>
  Array.from({ length: random.whole(1, 4) }).reduce<PersonRecord>((worse) => random.pick(BAG)(worse, random), record);

/** One slip of the finger: a sign lost, doubled, changed, or two exchanged. */
function typed(text: string, random: Dice): string {
  const at = random.whole(0, text.length - 1);
  const [before, sign, after] = [text.slice(0, at), text[at] ?? '', text.slice(at + 1)];
  const other = /\d/.test(sign) ? String(random.whole(0, 9)) : random.pick([...'aeioutrsnk']);
  return random.pick([
    before + after,
    before + sign + sign + after,
    before + other + after,
    before + after.slice(0, 1) + sign + after.slice(1),
  ]);
}
