import { expect, test } from '@jest/globals';
import { bareSubject, ticketsOf } from '../../../../../subgraphs/connectors/mail/text/subject.parser.ts';

test.each([
  ['Re: RE: Fwd: Jalan rusak', 'Jalan rusak'],
  ['Bls: Jalan rusak', 'Jalan rusak'],
  ['Re[2]: Jalan rusak', 'Jalan rusak'],
  ['Rekening air', 'Rekening air'],
  ['Re:', null],
  [null, null],
])('%j without its prefixes is %j', (subject, bare) => expect(bareSubject(subject)).toBe(bare));

test('ticket numbers are found by the first group, or all that fits; each once', () => {
  const patterns = ['\\[#(\\d+)\\]', 'ADU-\\d+', 'nomor (\\d+)'];
  expect(ticketsOf('Re: [#12] ADU-7 adu-7 nomor 12', patterns)).toEqual(['12', 'ADU-7']);
  expect(ticketsOf(null, patterns)).toEqual([]);
});
