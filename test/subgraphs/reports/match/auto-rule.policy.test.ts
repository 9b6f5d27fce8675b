import { expect, test } from '@jest/globals';
import {
  AUTO_RULE,
  type AutoFacts,
  evidenceOf,
  unmetBy,
} from '../../../../subgraphs/reports/match/auto-rule.policy.ts';

/** A pair that meets every condition at its very limit. */
const BARELY: AutoFacts = {
  ...{
    bits: 5,
    suggestFrom: 5,
    sharedReporter: true,
    cosine: 0.55,
    conflict: false,
    equallyClose: true,
    daysApart: 29.9,
  },
  ...{ veiled: false, bothOpen: true, sameAgency: true, fewestWords: 8, earlierClosed: false, band: 'AUTO_ELIGIBLE' },
  ...{ deskReports: 20, callCentre: false, settled: false, bothShown: true, historic: false, termDocuments: 2000 },
  suspended: false,
};

test('a pair that meets every condition is joined, with what was seen', () => {
  expect(unmetBy(BARELY)).toEqual([]);
  expect(evidenceOf(BARELY)).toMatchObject({
    text: 'cosine 0.55',
    desk: '20 reports in 30 days',
    agency: 'same agency',
  });
});

test.each<[condition: string, facts: Partial<AutoFacts>]>([
  ['sender', { sharedReporter: false }],
  ['text', { cosine: 0.549 }],
  ['conflict', { conflict: true }],
  ['time', { daysApart: 30 }],
  ['veil', { veiled: true }],
  ['open', { bothOpen: false }],
  ['agency', { sameAgency: false }],
  ['words', { fewestWords: 7 }],
  ['desk', { deskReports: 21 }],
  ['callCentre', { callCentre: true }],
  ['pin', { settled: true }],
  ['stage', { bothShown: false }],
  ['history', { historic: true }],
  ['terms', { termDocuments: 1999 }],
  ['audit', { suspended: true }],
  ['likeness', { band: 'SUGGEST' }],
])('the condition %s alone keeps it from being automatic', (condition, facts) => {
  expect(unmetBy({ ...BARELY, ...facts })).toEqual([condition]);
});

test('each condition says in both languages why a pair is not automatic', () => {
  for (const { unmet } of Object.values(AUTO_RULE)) for (const words of unmet) expect(words.length).toBeGreaterThan(10);
});
