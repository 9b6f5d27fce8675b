import { readFileSync } from 'node:fs';
import type { PersonRecord } from '../../../subgraphs/reports/likeness/person/person.ts';
import { csvTable } from '../consolidation/csv-table.ts';

/** Persons of a CSV in the shape of the FEBRL sets; columns `phone`, `email` and `soc_sec_id` as the national number. */
export function personsOf(path: string): PersonRecord[] {
  return csvTable(readFileSync(path, 'utf8')).map((row) => {
    const cell = (name: string) => row[name]?.trim() || null;
    return {
      id: cell('rec_id')!,
      givenName: cell('given_name'),
      surname: cell('surname'),
      nationalId: cell('soc_sec_id'),
      birthDate: cell('date_of_birth'),
      phone: cell('phone'),
      email: cell('email'),
      houseNumber: cell('street_number'),
      street: cell('address_1'),
      estate: cell('address_2'),
      suburb: cell('suburb'),
      postcode: cell('postcode'),
      province: cell('state'),
    };
  });
}

/** Whose record it is: "rec-12-org" and "rec-12-dup-0" are of person 12. */
export const personOf = (id: string) => /^rec-(\d+)-/.exec(id)?.[1] ?? id;
