import { expect, test } from '@jest/globals';
import {
  chooseRegion,
  type PlaceFindings,
  regencyOf,
} from '../../../../subgraphs/reports/place/region-choice.policy.ts';

const regency = { code: '99.01', name: 'Kabupaten Contoh' };
const city = { code: '99.71', name: 'Kota Contoh' };
const elsewhere = { code: '98.01', name: 'Kabupaten Jauh' };
const district = { code: '99.01.05', name: 'Hulu' };

const found = (parts: Partial<PlaceFindings>): PlaceFindings => ({
  saidRegency: null,
  said: null,
  agency: regency,
  insideAgency: null,
  ...parts,
});

test.each<[string, PlaceFindings, string | null, string | null]>([
  ['source and agency agree', found({ saidRegency: 'Contoh', said: district }), '99.01.05', null],
  ['nobody knows the agency', found({ saidRegency: 'Kota Contoh', said: city, agency: null }), '99.71', null],
  ['only the province is named', found({ said: { code: '99', name: 'Nusantara' } }), '99', null],
  ['nothing is known', found({}), null, null],
  [
    'the city is named, the district lies in the regency',
    found({ saidRegency: 'Kota Contoh', said: city, insideAgency: district }),
    '99.01.05',
    'source says Kota Contoh, agency answers for Kabupaten Contoh',
  ],
  [
    'the city is named, the agency is the regency of that name',
    found({ saidRegency: 'Kota Contoh', said: city }),
    '99.01',
    'source says Kota Contoh, agency answers for Kabupaten Contoh',
  ],
  [
    'the place is elsewhere',
    found({ saidRegency: 'Kab. Jauh', said: elsewhere }),
    '98.01',
    'source says Kab. Jauh, agency answers for Kabupaten Contoh',
  ],
])('%s', (_, findings, regionCode, conflict) => expect(chooseRegion(findings)).toEqual({ regionCode, conflict }));

test.each([
  ['99', '99'],
  ['99.01', '99.01'],
  ['99.01.05.2001', '99.01'],
])('%s lies in %s', (code, expected) => expect(regencyOf(code)).toBe(expected));
