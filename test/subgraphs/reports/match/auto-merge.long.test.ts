import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MergeDecision } from '../../../../subgraphs/reports/merge/merge-decision.entity.ts';
import { MergeAudit } from '../../../../subgraphs/reports/merge-audit/merge-audit.entity.ts';
import { isSampled } from '../../../../subgraphs/reports/merge-audit/sample.service.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { DuplicateSuggestion } from '../../../../subgraphs/reports/suggestion/duplicate-suggestion.entity.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { systemEm, testReports } from '../support.ts';
import { SentTwice } from './auto-merge.support.ts';

let hub: TestRuntimes;
let twice: SentTwice;
beforeAll(async () => {
  hub = await testReports();
  twice = new SentTwice(hub);
});
afterAll(() => hub.drop());

const leaderOf = async (id: string) => (await systemEm(hub).findOneOrFail(Report, { id })).mergedIntoId;
const decisions = (ids: string[]) =>
  systemEm(hub).find(MergeDecision, { lowId: { $in: ids }, highId: { $in: ids } }, { orderBy: { nth: 'asc' } });

test('while words are counted over fewer than 2,000 real reports nothing is joined, only suggested', async () => {
  await twice.countWords(1999);
  const [one, other] = await twice.send('awal');
  expect(await leaderOf(other)).toBeNull();
  expect(await systemEm(hub).find(DuplicateSuggestion, { $or: [{ lowId: one }, { highId: one }] })).toMatchObject([
    { band: 'AUTO_ELIGIBLE' },
  ]);
});

test('one sender who sends the same twice has one report, with every condition in the decision; a repeat changes nothing', async () => {
  await twice.countWords(2000);
  const [one, other] = await twice.send('pasar');
  expect(await leaderOf(other)).toBe(one);
  const [decision] = await decisions([one, other]);
  expect(decision).toMatchObject({
    verb: 'LINK',
    relation: 'SAME_SUBMISSION',
    rule: 'SAME_SENDER',
    actorRole: 'SYSTEM',
  });
  expect(decision!.evidence).toMatchObject({
    ...{ sender: 'same verified id', agency: 'same agency', desk: '2 reports in 30 days', terms: '2000 documents' },
    ...{ modelVersion: 'founding-2', termsVersion: '2000' },
  });
  await twice.look(one, other);
  expect(await decisions([one, other])).toHaveLength(1);
});

test('the reporter reads on the timeline of both reports what was joined, and nothing of who wrote them', async () => {
  const [one, other] = await twice.send('jembatan');
  const told = await systemEm(hub).execute<{ id: string; text: string }[]>(
    `select m.report_id as id, m.text from reports.message m join reports.report_event e
     on e.report_id = m.report_id and e.seq = m.seq where e.kind = 'MERGED' and e.report_id in (?, ?)`,
    [one, other],
  );
  expect(told.map(({ id }) => id).sort()).toEqual([one, other].sort());
  for (const { text } of told) expect(text).toContain('digabung otomatis');
  expect(JSON.stringify(told)).not.toMatch(/pelapor|telepon|0812/i);
});

test('a category that is suspended joins nothing, until it is lifted', async () => {
  await systemEm(hub).execute(
    `insert into reports.auto_suspension (id, category_id, audited, correct, low, high, suspended_at)
     select gen_random_uuid(), category_id, 1, 0, 0, 0.8, now() from reports.report limit 1`,
  );
  const [one, other] = await twice.send('henti');
  expect(await leaderOf(other)).toBeNull();
  await systemEm(hub).execute('update reports.auto_suspension set lifted_at = now()');
  await twice.look(one, other);
  expect(await leaderOf(other)).toBe(one);
});

test('joins are looked at again by the hash of the pair, and no others', async () => {
  const decisions = await systemEm(hub).find(MergeDecision, { rule: 'SAME_SENDER' });
  const audits = await systemEm(hub).find(MergeAudit, { rule: 'SAME_SENDER' });
  expect(decisions.length).toBeGreaterThan(2);
  const sampled = decisions.filter(({ lowId, highId }) => isSampled(lowId, highId)).map(({ id }) => id);
  expect(audits.map(({ decisionId }) => decisionId).sort()).toEqual(sampled.sort());
});
