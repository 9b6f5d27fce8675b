import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { buildSubgraph } from '../../../../subgraphs/common/graphql/build-subgraph.ts';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import type { MergeDecision } from '../../../../subgraphs/reports/merge/merge-decision.entity.ts';
import { MergeAudit } from '../../../../subgraphs/reports/merge-audit/merge-audit.entity.ts';
import { isSampled, sampleAudits } from '../../../../subgraphs/reports/merge-audit/sample.service.ts';
import { decidedPairs } from '../../../../subgraphs/reports/model/labelled-pair.loader.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { ask, TEST_NOW, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { SentTwice } from '../match/auto-merge.support.ts';
import { systemEm, testReports } from '../support.ts';

const CENTRE = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const OTHER = viewerOf('CENTRAL_ADMIN', { userId: 'centre-2' });
const AUDITOR = viewerOf('AUDITOR', { userId: 'auditor-1' });

let hub: TestRuntimes;
let joined: [string, string];
let apart: [string, string];
beforeAll(async () => {
  hub = await testReports();
  const twice = new SentTwice(hub);
  apart = await twice.send('saran');
  await twice.countWords(2000);
  joined = await twice.send('pasar');
});
afterAll(() => hub.drop());

let keys = 0;
async function call(viewer: Viewer, source: string, input: object = {}) {
  keys += 1;
  const { data, errors } = await ask(reports, hub, viewer, source, {
    input: { idempotencyKey: `a-${keys}`, ...input },
  });
  return {
    data: data as never as Record<string, unknown>,
    code: errors?.[0]?.extensions?.code,
    message: errors?.[0]?.message,
  };
}
const JUDGE =
  'mutation ($input: JudgeMergeAuditInput!) { judgeMergeAudit(input: $input) { verdict rule unmerge { id } } }';
const LIFT =
  'mutation ($input: LiftAutoSuspensionInput!) { liftAutoSuspension(input: $input) { audited correct liftReason } }';
const judge = (viewer: Viewer, auditId: string, verdict: string) =>
  call(viewer, JUDGE, { auditId, verdict, reason: 'Dibaca keduanya.' });
const quality = async () =>
  (
    await call(
      AUDITOR,
      '{ consolidationQuality(window: { from: "2026-03-01", to: "2026-03-31" }) { category { id } rule audited correct precision lowerBound suspended } }',
    )
  ).data.consolidationQuality as object[];

/** A pair of the queue; `rule` null: only suggested. */
async function queued([a, b]: [string, string], rule: string | null): Promise<string> {
  const [lowId, highId] = [a, b].sort() as [string, string];
  const { categoryId } = await systemEm(hub).findOneOrFail(Report, { id: joined[0] });
  const em = systemEm(hub);
  const id = randomUUID();
  const blank = { verdict: null, reason: null, judgedAt: null, judgeRole: null, judgeUser: null };
  em.create(MergeAudit, {
    ...{ id, lowId, highId, rule, categoryId, decisionId: null, modelVersion: null, madeAt: TEST_NOW, ...blank },
  });
  await em.flush();
  return id;
}

test('sampled joins come into the queue, each with a pair that was only suggested; others do not', async () => {
  const decisionOf = (sampled: boolean): MergeDecision => {
    for (;;) {
      const [lowId, highId] = [randomUUID(), randomUUID()];
      if (isSampled(lowId, highId) !== sampled) continue;
      return {
        id: randomUUID(),
        lowId,
        highId,
        rule: 'SAME_SENDER',
        evidence: { modelVersion: 'founding-1' },
      } as MergeDecision;
    }
  };
  const decisions = [decisionOf(true), decisionOf(false)];
  await systemEm(hub).transactional((em) => sampleAudits(em, decisions, TEST_NOW));
  const rows = await systemEm(hub).find(MergeAudit, {});
  expect(rows).toHaveLength(2);
  expect(rows.find(({ rule }) => rule === 'SAME_SENDER')).toMatchObject({ modelVersion: 'founding-1', verdict: null });
  expect(rows.find(({ rule }) => rule === null)).toMatchObject({
    lowId: apart.toSorted()[0],
    highId: apart.toSorted()[1],
  });
  await systemEm(hub).nativeDelete(MergeAudit, {});
});

test('a judge reads both texts and nothing of what became of them; offices and the public see no queue', async () => {
  await queued(joined, 'SAME_SENDER');
  const source =
    '{ mergeAudits(first: 5) { edges { node { id one { receivedAt content { body } place { said { regency } } category { id } } other { content { body } } } } } }';
  const { data } = await call(CENTRE, source);
  const [{ node }] = (data.mergeAudits as { edges: { node: { one: object; other: object } }[] }).edges as [never];
  expect(node).toMatchObject({
    one: { content: { body: expect.stringContaining('pasara') } },
    other: { content: { body: expect.stringContaining('pasara') } },
  });
  const { schema } = await buildSubgraph(reports);
  const fields = ['MergeAudit', 'AuditedReport'].flatMap((type) =>
    Object.keys((schema.getType(type) as GraphQLObjectType).getFields()),
  );
  expect(fields.sort()).toEqual(['category', 'content', 'id', 'one', 'other', 'place', 'receivedAt']);
  expect((await call(AUDITOR, source)).data.mergeAudits).toMatchObject({ edges: [{}] });
  await systemEm(hub).execute('update reports.report set secret = true where id = ?', [joined[0]]);
  expect((await call(AUDITOR, source)).data.mergeAudits).toEqual({ edges: [] });
  await systemEm(hub).execute('update reports.report set secret = false where id = ?', [joined[0]]);
  expect((await call(viewerOf('LIAISON', { userId: 'l' }), source)).code).toBe('FORBIDDEN');
  expect((await call(viewerOf('PUBLIC'), source)).code).toBe('FORBIDDEN');
});

test('a wrong join that was judged is offered to be taken apart, and suspends its category; nobody judges twice', async () => {
  const audit = await systemEm(hub).findOneOrFail(MergeAudit, { rule: 'SAME_SENDER' });
  expect((await judge(viewerOf('AUDITOR'), audit.id, 'SAME')).message).toContain('this token names none');
  const { data } = await judge(CENTRE, audit.id, 'DIFFERENT');
  expect(data.judgeMergeAudit).toEqual({ verdict: 'DIFFERENT', rule: 'SAME_SENDER', unmerge: { id: joined[1] } });
  expect((await judge(OTHER, audit.id, 'SAME')).message).toContain('judged already');
  expect(await quality()).toEqual([
    expect.objectContaining({
      rule: 'SAME_SENDER',
      audited: 1,
      correct: 0,
      precision: 0,
      lowerBound: 0,
      suspended: true,
    }),
  ]);
  expect(await systemEm(hub).transactional((em) => decidedPairs(em))).toEqual([
    expect.objectContaining({ lowId: audit.lowId, same: false, source: 'AUDITED' }),
  ]);
});

test('a central admin lifts the suspension with a reason, and audits before it no longer count', async () => {
  const { categoryId } = await systemEm(hub).findOneOrFail(MergeAudit, { rule: 'SAME_SENDER' });
  expect((await call(AUDITOR, LIFT, { categoryId, reason: 'Aturan diperbaiki.' })).code).toBe('FORBIDDEN');
  expect((await call(CENTRE, LIFT, { categoryId, reason: ' ' })).code).toBe('BAD_USER_INPUT');
  const { data } = await call(CENTRE, LIFT, { categoryId, reason: 'Aturan diperbaiki.' });
  expect(data.liftAutoSuspension).toEqual({ audited: 1, correct: 0, liftReason: 'Aturan diperbaiki.' });
  expect((await call(CENTRE, LIFT, { categoryId, reason: 'Lagi.' })).code).toBe('AUTO_SUSPENSION_NOT_FOUND');
  expect(await quality()).toEqual([expect.objectContaining({ audited: 1, suspended: false })]);
});

test('who has decided about one of the two does not judge them', async () => {
  const { version } = await systemEm(hub).findOneOrFail(Report, { id: apart[0] });
  const source = 'mutation ($input: MergeReportsInput!) { mergeReports(input: $input) { id } }';
  const input = { reportId: apart[0], expectedVersion: version, otherReportId: apart[1], reason: 'Sama.' };
  expect((await call(CENTRE, source, input)).code).toBeUndefined();
  const id = await queued(apart, null);
  expect((await judge(CENTRE, id, 'SAME')).message).toContain('somebody else judges');
  expect((await judge(OTHER, id, 'SAME')).data.judgeMergeAudit).toEqual({ verdict: 'SAME', rule: null, unmerge: null });
});
