import { expect, test } from '@jest/globals';
import { sameSubmission, type Traits } from '../../../../subgraphs/reports/match/same-submission.policy.ts';

const one: Traits = {
  reportId: 'one',
  channelId: 'ringkas',
  receivedAt: new Date('2026-03-02T01:00:00Z'),
  published: true,
  anonymous: false,
  numbers: [],
  textKey: 'same',
  regionCode: '99.01',
  place: { province: 'Nusantara', regency: 'Contoh', district: 'HULU', village: null },
  verifiedKeys: ['PHONE:1:a', 'NIK:1:b'],
};
const twin: Traits = { ...one, reportId: 'other', channelId: 'situs' };

test.each<[string, Partial<Traits>, string | null]>([
  ['a copy through another channel', {}, 'IDENTICAL'],
  ['the same channel', { channelId: 'ringkas' }, null],
  ['another text', { textKey: 'other' }, null],
  ['a text too short to prove anything', { textKey: null }, null],
  ['fourteen days later', { receivedAt: new Date('2026-03-16T01:00:00Z') }, 'IDENTICAL'],
  ['a moment more than fourteen days later', { receivedAt: new Date('2026-03-16T01:00:01Z') }, null],
  ['another regency', { regionCode: '99.71' }, null],
  ['a regency whose code begins alike', { regionCode: '99.011' }, null],
  ['a village of the regency', { regionCode: '99.01.05.2001' }, 'IDENTICAL'],
  ['no place at all', { regionCode: null, place: null }, 'IDENTICAL'],
  ['another district in the same regency', { place: { ...one.place!, district: 'Hilir' } }, null],
  ['the district in other words', { place: { ...one.place!, district: 'Kec. Hulu' } }, 'IDENTICAL'],
  ['another phone, same citizen number', { verifiedKeys: ['PHONE:1:z', 'NIK:1:b'] }, 'IDENTICAL'],
  ['another phone', { verifiedKeys: ['PHONE:1:z'] }, null],
  ['no id of a kind they share', { verifiedKeys: ['EMAIL:1:z'] }, 'IDENTICAL'],
  ['another phone, but anonymous', { verifiedKeys: ['PHONE:1:z'], anonymous: true }, 'IDENTICAL'],
  ['hidden', { published: false }, null],
])('%s', (_, difference, rule) => {
  expect(sameSubmission(one, { ...twin, ...difference })?.rule ?? null).toBe(rule);
  expect(sameSubmission({ ...twin, ...difference }, one)?.rule ?? null).toBe(rule);
});

test.each<[string, string[], string[], string | null]>([
  ['one number of one system', ['lapor\t1'], ['lapor\t1'], 'SAME_NUMBER'],
  ['one of several', ['lapor\t1', 'ringkas\t5'], ['situs\t5', 'lapor\t1'], 'SAME_NUMBER'],
  ['the same digits in another system', ['lapor\t1'], ['crm\t1'], 'IDENTICAL'],
  ['two numbers of one system', ['lapor\t1'], ['lapor\t2'], null],
])('numbers: %s', (_, mine, theirs, rule) =>
  expect(sameSubmission({ ...one, numbers: mine }, { ...twin, numbers: theirs })?.rule ?? null).toBe(rule),
);

test('the evidence says nothing about a person beyond the kind of a shared id', () => {
  const finding = sameSubmission(one, twin);
  expect(finding?.evidence.sender).toBe('same verified PHONE');
  expect(JSON.stringify(finding)).not.toMatch(/1:a|1:b/);
});
