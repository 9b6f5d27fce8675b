import { expect, test } from '@jest/globals';
import type { ComparedReport } from '../../../../subgraphs/reports/block-key/compared-report.ts';
import { shownSpans } from '../../../../subgraphs/reports/suggestion/shown-spans.ts';

const report = (title: string | null, body: string, detail: string | null = null): ComparedReport => ({
  ...{ id: 'r', title, text: [title, body].filter(Boolean).join(' '), categoryId: null, agencyId: null },
  ...{ channelId: 'c', receivedAt: new Date(0), reporterKeys: [], anonymous: false, secret: false, status: 'RECEIVED' },
  place: { regency: null, district: null, village: null, detail },
});
const span = (from: number, to: number, inAddress = false) => ({ from, to, inAddress });

test('words are placed in the title, the body and the place they stand in', () => {
  const one = report('Lampu padam', 'Lampu mati di Melati', 'Jalan Melati 3');
  const other = report(null, 'lampu');
  const spans = { a: [span(0, 5), span(12, 17), span(6, 12, true)], b: [span(0, 5)] };
  expect(shownSpans(spans, one, other, false)).toEqual([
    { report: 'ONE', part: 'TITLE', from: 0, to: 5, words: 'Lampu' },
    { report: 'ONE', part: 'BODY', from: 0, to: 5, words: 'Lampu' },
    { report: 'ONE', part: 'PLACE', from: 6, to: 12, words: 'Melati' },
    { report: 'OTHER', part: 'BODY', from: 0, to: 5, words: 'lampu' },
  ]);
});

test('where numbers are masked, places are those of the masked text, and a masked word is no span', () => {
  const body = 'Hubungi 0812 3456 7890 soal lampu';
  const masked = 'Hubungi [telepon] soal lampu';
  const at = (words: string) => span(body.indexOf(words), body.indexOf(words) + words.length);
  const spans = { a: [at('3456'), at('lampu')], b: [] };
  const [found, ...more] = shownSpans(spans, report(null, body), report(null, ''), true);
  expect(masked.slice(found!.from, found!.to)).toBe('lampu');
  expect(more).toEqual([]);
});
