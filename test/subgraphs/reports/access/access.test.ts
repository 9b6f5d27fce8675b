import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, OFFICE, REGENCY, record, sealedReporter, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
let own: string;
const citizen = viewerOf('REPORTER', { userId: 'warga-1' });
const liaison = viewerOf('LIAISON', { userId: 'petugas-1', agencyId: OFFICE });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'pusat-1' });

beforeAll(async () => {
  hub = await testReports();
  const reporter = { name: 'Warga Contoh', ids: [{ kind: 'PHONE' as const, value: '0812-0000-0007', verified: true }] };
  const told = { sealedReporter: sealedReporter(hub, reporter) };
  await takeIn(hub, letter([record('sheet.ringkas.open', {}, told)]));
  const { data } = await ask(
    reports,
    hub,
    citizen,
    `mutation { submitReport(input: { idempotencyKey: "k", anonymous: false, secret: true, agencyId: "${OFFICE}",
      body: "Pungutan di loket Contoh setiap pagi", reporter: { name: "Warga Contoh" } }) { id } }`,
  );
  own = (data as { submitReport: { id: string } }).submitReport.id;
});
afterAll(() => hub.drop());

const asked = async (viewer: Viewer, fields: string) => {
  const { data, errors } = await ask(reports, hub, viewer, `query ($id: ID!) { report(id: $id) { ${fields} } }`, {
    id: own,
  });
  expect(errors).toBeUndefined();
  return (data as { report: Record<string, unknown> | null }).report;
};

const log = async (viewer: Viewer) => {
  const fields = 'accesses(first: 100) { edges { node { kind role account agency { id } } } }';
  const report = await asked(viewer, fields);
  if (!report) return null;
  return (report.accesses as { edges: { node: object }[] }).edges.map(({ node }) => node);
};

test('what an office reads of a secret report is written down once a day, and its reporter sees it', async () => {
  await asked(liaison, 'content { body } reporter { name }');
  await asked(liaison, 'content { body } timeline(first: 10) { edges { node { message } } }');
  await asked(admin, 'content { body }');
  await asked(citizen, 'content { body } reporter { name }');
  const seen = await log(citizen);
  expect(seen).toHaveLength(3);
  expect(seen).toEqual(
    expect.arrayContaining([
      { kind: 'CONTENT', role: 'LIAISON', account: null, agency: { id: OFFICE } },
      { kind: 'REPORTER', role: 'LIAISON', account: null, agency: { id: OFFICE } },
      { kind: 'CONTENT', role: 'AGENCY_ADMIN', account: null, agency: { id: REGENCY } },
    ]),
  );
});

test('a look that shows nothing secret is not written down', async () => {
  const before = (await log(centre))!.length;
  await asked(centre, 'number status timeline(first: 10) { edges { node { kind } } }');
  expect(await log(centre)).toHaveLength(before);
});

test('a reasoned question for the reporter is written down', async () => {
  const input = { idempotencyKey: 'r', reportId: own, reason: 'Surat permintaan 7/2026' };
  const { errors } = await ask(
    reports,
    hub,
    centre,
    'mutation ($input: RevealReporterInput!) { revealReporter(input: $input) { name } }',
    { input },
  );
  expect(errors).toBeUndefined();
  expect(await log(citizen)).toContainEqual({ kind: 'REVEAL', role: 'CENTRAL_ADMIN', account: null, agency: null });
  expect(await log(centre)).toContainEqual({ kind: 'REVEAL', role: 'CENTRAL_ADMIN', account: 'pusat-1', agency: null });
});

test.each<[string, Viewer, unknown]>([
  ['the public', viewerOf('PUBLIC'), []],
  ['another reporter', viewerOf('REPORTER', { userId: 'warga-2' }), []],
  ['another agency', viewerOf('AGENCY_ADMIN', { userId: 'x', agencyId: CITY }), []],
  ['the Ombudsman', viewerOf('OMBUDSMAN', { userId: 'o' }), []],
])('%s sees no access log', async (_, viewer, expected) => expect((await log(viewer)) ?? []).toEqual(expected));
