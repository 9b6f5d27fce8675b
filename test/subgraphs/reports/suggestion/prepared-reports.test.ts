import { expect, test } from '@jest/globals';
import type { ComparedReport } from '../../../../subgraphs/reports/block-key/compared-report.ts';
import { PreparedReports } from '../../../../subgraphs/reports/suggestion/prepared-reports.ts';

const report = (id: string, parts: Partial<ComparedReport> = {}): ComparedReport => ({
  ...{ id, text: 'Lampu jalan padam', categoryId: null, agencyId: null, channelId: 'ringkas', place: null },
  ...{ receivedAt: new Date('2026-03-02T00:00:00Z'), reporterKeys: [], anonymous: false, secret: false, status: 'NEW' },
  ...parts,
});

test('an unchanged report is read once', () => {
  const reports = new PreparedReports();
  expect(reports.of(report('a'), null)).toBe(reports.of(report('a'), null));
});

const terms = { version: '2', documents: 5, frequency: new Map() };
test.each<[string, Partial<ComparedReport>, typeof terms | null]>([
  ['its words', { text: 'Lampu taman padam' }, null],
  ['its sender', { anonymous: true }, null],
  ['its state', { status: 'CLOSED' }, null],
  ['the term table', {}, terms],
])('%s having changed, it is read anew', (_, change, newTerms) => {
  const reports = new PreparedReports();
  const before = reports.of(report('a'), null);
  const after = reports.of(report('a', change), newTerms);
  expect(after).not.toBe(before);
  expect(after.report).toEqual(report('a', change));
});

test('no more than a bounded number is kept: the one used longest ago goes', () => {
  const reports = new PreparedReports(2);
  const [a, b] = ['a', 'b'].map((id) => reports.of(report(id), null));
  reports.of(report('a'), null);
  reports.of(report('c'), null);
  expect(reports.of(report('a'), null)).toBe(a);
  expect(reports.of(report('b'), null)).not.toBe(b);
});
