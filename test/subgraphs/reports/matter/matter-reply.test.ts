import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { REGENCY, systemEm, testReports } from '../support.ts';
import { admin, answer, centre, citizen, lampReports, mutate, office } from './matters.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const RESULTS = 'results { done code report { id number status } }';
interface Replied {
  replyToMatter: {
    results: { done: boolean; code: string | null; report: { id: string; number: string; status: string } }[];
  };
}
const reply = (viewer: Viewer, matterId: string, more: object = {}) =>
  mutate(
    hub,
    viewer,
    'replyToMatter',
    { matterId, message: 'Lampu sudah diganti.', reason: undefined, ...more },
    RESULTS,
  );
const link = (reportIds: string[]) => mutate(hub, centre, 'linkSameMatter', { reportIds, overrule: true }, 'id');
const timeline = async (id: string) => {
  const { report } = (await answer(
    hub,
    admin,
    `{ report(id: "${id}") { timeline(first: 20) { edges { node { kind message } } } } }`,
  )) as unknown as { report: { timeline: { edges: { node: { kind: string; message: string | null } }[] } } };
  return report.timeline.edges.map(({ node }) => node).filter(({ kind }) => ['FOLLOWED_UP', 'CLOSED'].includes(kind));
};

test('one answer reaches each report under its own number, and of those left out it is said why', async () => {
  const ids = await lampReports(hub, 'jawab', 4, [{}, { status: 'DISPATCHED' }, { status: 'CLOSED' }, {}]);
  await link(ids);
  const { replyToMatter } = (await reply(admin, ids[3]!)) as unknown as Replied;
  expect(replyToMatter.results.map(({ done, code, report }) => [report.id, done, code, report.status])).toEqual([
    [ids[0], true, null, 'IN_PROGRESS'],
    [ids[1], false, 'STEP_NOT_POSSIBLE', 'DISPATCHED'],
    [ids[2], false, 'STEP_NOT_POSSIBLE', 'CLOSED'],
    [ids[3], true, null, 'IN_PROGRESS'],
  ]);
  for (const id of [ids[0]!, ids[3]!]) {
    expect(await timeline(id)).toEqual([{ kind: 'FOLLOWED_UP', message: 'Lampu sudah diganti.' }]);
  }
  expect(await timeline(ids[1]!)).toEqual([]);
  expect(
    await systemEm(hub).execute('select reason from reports.audit where action = ?', ['ADD_FOLLOW_UP']),
  ).toHaveLength(2);
});

test('a template is filled in for each, and closing ends each', async () => {
  const ids = await lampReports(hub, 'templat', 2);
  await link(ids);
  const template = (await mutate(
    hub,
    admin,
    'saveFollowUpTemplate',
    { reason: undefined, title: 'Selesai', body: 'Laporan {{nomor}} selesai.', agencyId: REGENCY },
    'id',
  )) as unknown as { saveFollowUpTemplate: { id: string } };
  const templateId = template.saveFollowUpTemplate.id;
  const { replyToMatter } = (await reply(office, ids[0]!, {
    ...{ message: null, templateId, close: true, resolution: 'RESOLVED' },
  })) as unknown as Replied;
  for (const { report, done } of replyToMatter.results) {
    expect([done, report.status]).toEqual([true, 'CLOSED']);
    expect(await timeline(report.id)).toEqual([
      { kind: 'FOLLOWED_UP', message: `Laporan ${report.number} selesai.` },
      { kind: 'CLOSED', message: null },
    ]);
  }
});

test('the same intention twice is one answer, and who may not answer is refused', async () => {
  const ids = await lampReports(hub, 'ulang', 2);
  await link(ids);
  const first = await reply(admin, ids[0]!, { idempotencyKey: 'once' });
  expect(await reply(admin, ids[0]!, { idempotencyKey: 'once' })).toEqual(first);
  expect(await timeline(ids[0]!)).toHaveLength(1);
  expect(await reply(citizen, ids[0]!)).toMatchObject({ code: 'FORBIDDEN' });
  const elsewhere = viewerOf('LIAISON', { userId: 'l', agencyId: '019a0000-0000-7000-8000-000000000003' });
  const { replyToMatter } = (await reply(elsewhere, ids[0]!)) as unknown as Replied;
  expect(replyToMatter.results.map(({ code }) => code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  const [alone] = await lampReports(hub, 'sendiri', 1);
  expect(await reply(admin, alone!)).toMatchObject({ code: 'REPORT_NOT_FOUND' });
  expect(await reply(admin, ids[0]!, { message: ' ' })).toMatchObject({ code: 'BAD_USER_INPUT' });
});
