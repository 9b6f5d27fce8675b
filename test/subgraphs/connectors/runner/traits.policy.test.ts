import { expect, test } from '@jest/globals';
import { harmless } from '../../../../subgraphs/common/text/harmless.ts';
import { traitsOf } from '../../../../subgraphs/connectors/runner/reconcile/traits.policy.ts';
import { complaintOf, item } from '../../../support/pages-connector.ts';

const { reporter, ...base } = complaintOf(item('1'));
const office = (name: string, id = '7') => ({ system: 'contoh', id, name });

// biome-ignore format: a table
test.each<[string, source: object, hub: object, traits: string[]]>([
  ['nothing',                         {},                                                {},                                                 []],
  ['the update time',                 { updatedAt: '2026-03-02T00:00:00Z' },             {},                                                 []],
  ['the status',                      { status: 'CLOSED', statusRaw: 'Selesai' },        {},                                                 ['STATUS']],
  ['the case of letters',             { body: 'ISI 1' },                                 {},                                                 ['LETTER_CASE']],
  ['the name of the office',          { agency: office('Dinas A') },                     { agency: office('Dinas B') },                      ['AGENCY_RENAMED']],
  ['the office itself',               { agency: office('Dinas A') },                     { agency: office('Dinas A', '8') },                 []],
  ['privacy, higher in the hub',      {},                                                { privacy: { anonymous: true, secret: false } },    ['PRIVACY_RAISED']],
  ['privacy, lower in the hub',       { privacy: { anonymous: true, secret: false } },   {},                                                 []],
  ['privacy, one up and one down',    { privacy: { anonymous: true, secret: false } },   { privacy: { anonymous: false, secret: true } },    []],
  ['the status and the words',        { status: 'CLOSED', body: 'lain' },                {},                                                 []],
])('two readings that differ in %s have the traits of it', (_, source, hub, traits) => {
  expect(traitsOf({ ...base, ...source }, { ...base, ...hub })).toEqual(traits);
});

test.each([
  ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
  ['+62', `'+62`],
  ['-1', `'-1`],
  ['@x', `'@x`],
  ['\tx', `'\tx`],
  ['7=7', '7=7'],
  [null, ''],
])('a spreadsheet does not compute %j', (text, written) => expect(harmless(text)).toBe(written));
