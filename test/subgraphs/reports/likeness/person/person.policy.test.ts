import { describe, expect, it } from '@jest/globals';
import { nameOf } from '../../../../../subgraphs/reports/likeness/person/name-habits.ts';
import { comparePersons, preparePerson } from '../../../../../subgraphs/reports/likeness/person/person.policy.ts';
import type { PersonRecord } from '../../../../../subgraphs/reports/likeness/person/person.ts';
import { nameLikeness, slips } from '../../../../../subgraphs/reports/likeness/person/slips.ts';

const WARGA: PersonRecord = {
  id: '1',
  givenName: 'Muhammad Warga',
  surname: 'Contoh',
  nationalId: '9912349999123456',
  birthDate: '1980-03-12',
  phone: '0800000123456',
  email: null,
  houseNumber: '12',
  street: 'Jl. Kenari Contoh',
  estate: null,
  suburb: 'Melati',
  postcode: '10101',
  province: 'Provinsi Contoh',
};
const judge = (change: Partial<PersonRecord>) =>
  comparePersons(preparePerson(WARGA), preparePerson({ ...WARGA, id: '2', ...change }));

describe('one person or two', () => {
  it.each<[string, Partial<PersonRecord>, boolean]>([
    ['the same record', {}, true],
    ['one digit of the number wrong', { nationalId: '9912349999123465' }, true],
    ['name in another coat', { givenName: 'Moh. Warga', surname: 'Tjontoh' }, true],
    ['names exchanged', { givenName: 'Contoh', surname: 'Muhammad Warga' }, true],
    ['day and month exchanged, number missing', { birthDate: '19801203', nationalId: null }, true],
    ['moved house, other phone', { street: 'Jl. Melati', houseNumber: '3', phone: '0800000999999' }, true],
    [
      'brother in the same house',
      { givenName: 'Muhammad Teladan', nationalId: '9955559999777777', birthDate: '19860721', phone: null },
      false,
    ],
    [
      'brother of whom nothing else is known',
      { givenName: 'Teladan', nationalId: null, birthDate: null, phone: null },
      false,
    ],
    [
      'another person of that name elsewhere',
      {
        nationalId: '9955559999777777',
        birthDate: '19860721',
        phone: null,
        street: 'Misal',
        suburb: 'Umpama',
        postcode: '90909',
        houseNumber: '7',
      },
      false,
    ],
  ])('%s', (_, change, same) => {
    expect(judge(change).same).toBe(same);
  });

  it('a missing field is not mentioned', () => {
    expect(judge({ nationalId: null, phone: '' }).levels.map(({ field }) => field)).not.toEqual(
      expect.arrayContaining(['nationalId']),
    );
  });

  it.each([
    ['Hj. Sitti Noer', 'siti nur'],
    ['SOEKARNO', 'sukarno'],
    ['Drs. Moch. Warga', 'muhammad warga'],
    ['Dr', 'dr'],
  ])('the name %s is compared as %s', (said, name) => {
    expect(nameOf(said)).toBe(name);
  });

  it.each([
    ['1234', '1234', 0],
    ['1234', '1243', 1],
    ['1234', '134', 1],
    ['1234', '5634', 2],
  ])('from %s to %s: %i slips', (one, other, count) => {
    expect(slips(one, other)).toBe(count);
  });

  it('likeness of names bears exchanged letters and is 0 without a common one', () => {
    expect(nameLikeness('martha', 'marhta')).toBeCloseTo(0.961, 3);
    expect(nameLikeness('abc', 'xyz')).toBe(0);
  });
});
