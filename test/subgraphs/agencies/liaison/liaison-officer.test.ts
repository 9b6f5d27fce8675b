import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { agencies } from '../../../../subgraphs/agencies/parts.ts';
import { seedId } from '../../../../subgraphs/agencies/seed/seed-id.ts';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { ask, type TestRuntimes, testRuntimes, viewerOf } from '../../../support/test-runtime.ts';

let runtimes: TestRuntimes;
const own = seedId('wilayah:13.08');
const other = seedId('wilayah:13.06');
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: own });

beforeAll(async () => {
  runtimes = await testRuntimes([agencies.database]);
  await agencies.seed?.(runtimes.of('agencies'));
});
afterAll(() => runtimes.drop());

const appoint = (viewer: Viewer, agencyId: string) =>
  ask(
    agencies,
    runtimes,
    viewer,
    `mutation ($agencyId: ID!) { appointLiaison(input: { idempotencyKey: "liaison-1", agencyId: $agencyId,
      userId: "official-7", position: "Kepala Seksi Pengaduan", fromDay: "2026-01-01" }) { position } }`,
    { agencyId },
  );

const seenBy = async (viewer: Viewer) => {
  const source = `{ agency(id: "${own}") { liaisonOfficers(first: 5) { edges { node { userId } } } } }`;
  const { data } = await ask(agencies, runtimes, viewer, source);
  return (data!.agency as { liaisonOfficers: { edges: unknown[] } }).liaisonOfficers.edges.length;
};

test('an agency admin appoints an official for the own agency only', async () => {
  expect(await appoint(admin, own)).toEqual({ data: { appointLiaison: { position: 'Kepala Seksi Pengaduan' } } });
  expect((await appoint(admin, other)).errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
});

test('officials are seen by their agency and the centre, by nobody else', async () => {
  expect(await seenBy(admin)).toBe(1);
  expect(await seenBy(viewerOf('CENTRAL_ADMIN'))).toBe(1);
  expect(await seenBy(PUBLIC_VIEWER)).toBe(0);
  expect(await seenBy(viewerOf('AGENCY_ADMIN', { agencyId: other }))).toBe(0);
  expect(await seenBy(viewerOf('REPORTER', { userId: 'citizen-1' }))).toBe(0);
});
