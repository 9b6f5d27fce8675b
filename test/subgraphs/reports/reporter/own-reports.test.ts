import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { type Answer, OFFICE, on, Steps, testReports } from '../support.ts';

const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });
const neighbour = viewerOf('REPORTER', { userId: 'citizen-2' });
const nobody = viewerOf('REPORTER');
const liaison = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: OFFICE });

let hub: TestRuntimes;
let steps: Steps;
beforeAll(async () => {
  hub = await testReports();
  steps = new Steps(hub);
});
afterAll(() => hub.drop());

interface Page {
  totalCount: number | null;
  edges: { node: Answer }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
const LIST = `query ($first: Int!, $after: String, $waiting: Boolean!) {
  myReports(first: $first, after: $after, waitingForMe: $waiting) {
    totalCount edges { node { id status } } pageInfo { hasNextPage endCursor } } }`;
const list = async (viewer: Viewer, waiting: boolean, first = 20, after: string | null = null) => {
  const { data, errors } = await ask(reports, hub, viewer, LIST, { first, after, waiting });
  return { page: (data as { myReports: Page } | null)?.myReports as Page, code: errors?.[0]?.extensions?.code };
};
const waitingOf = async (viewer: Viewer) => (await list(viewer, true)).page.edges.map(({ node }) => node.id);

test('a citizen finds the own reports, secret ones too, page by page, and nobody else’s', async () => {
  const mine: string[] = [];
  for (const secret of [true, false, true]) mine.push((await steps.submit(citizen, { secret, agencyId: OFFICE })).id);
  const others = await steps.submit(neighbour, { agencyId: OFFICE });
  const first = (await list(citizen, false, 2)).page;
  const second = (await list(citizen, false, 2, first.pageInfo.endCursor)).page;
  expect([...first.edges, ...second.edges].map(({ node }) => node.id).sort()).toEqual(mine.sort());
  expect([first.totalCount, second.pageInfo.hasNextPage]).toEqual([3, false]);
  expect((await list(neighbour, false)).page.edges.map(({ node }) => node.id)).toEqual([others.id]);
  expect((await list(nobody, false)).page).toMatchObject({ totalCount: 0, edges: [] });
});

test('a question to the reporter waits until it is answered', async () => {
  const author = viewerOf('REPORTER', { userId: 'citizen-3' });
  const sent = await steps.submit(author, { agencyId: OFFICE });
  expect(await waitingOf(author)).toEqual([]);
  const asked = await steps.take(liaison, 'requestCompletion', on(sent, { message: 'Mohon lokasi.' }));
  expect(await waitingOf(author)).toEqual([sent.id]);
  expect(await waitingOf(neighbour)).toEqual([]);
  const told = await steps.take(author, 'replyToReport', on(asked.report, { message: 'Di Jalan Contoh.' }));
  expect(await waitingOf(author)).toEqual([]);
  const verified = await steps.take(liaison, 'verifyReport', on(told.report));
  const answered = await steps.take(liaison, 'addFollowUp', on(verified.report, { message: 'Sudah diperbaiki.' }));
  expect(await waitingOf(author)).toEqual([sent.id]);
  await steps.take(author, 'replyToReport', on(answered.report, { message: 'Belum.' }));
  expect(await waitingOf(author)).toEqual([]);
});

test.each(['PUBLIC', 'LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN', 'AUDITOR', 'OMBUDSMAN', 'CONNECTOR'] as const)(
  '%s has no reports of the own',
  async (role) => expect((await list(viewerOf(role, { userId: 'citizen-1' }), false)).code).toBe('FORBIDDEN'),
);

test('a cursor of nobody’s making is refused', async () => {
  expect((await list(citizen, false, 20, 'x')).code).toBe('BAD_CURSOR');
});
