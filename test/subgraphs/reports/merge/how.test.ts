import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { admin, answer, centre, citizen, lampReports, mutate } from '../matter/matters.ts';
import { bodyOf, CITY, letter, record, sealedReporter, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const HOW = `how { bits conflicts modelVersion evidence { field level bits indonesian english }
  decision { verb rule reason evidence actorRole actorAccount actorAgency { id } } }`;
interface Step {
  bits: number | null;
  modelVersion: string | null;
  evidence: { field: string; level: string; bits: number | null; indonesian: string; english: string }[];
  decision: Record<string, unknown>;
}
async function how(viewer: Viewer, id: string): Promise<Step[]> {
  const { report } = (await answer(hub, viewer, `{ report(id: "${id}") { ${HOW} } }`)) as unknown as {
    report: { how: Step[] };
  };
  return report.how;
}
const version = async (id: string) =>
  (await systemEm(hub).execute<{ version: number }[]>('select version from reports.report where id = ?', [id]))[0]!
    .version;

test('a report tells who joined and took apart its copies, with the evidence of then', async () => {
  const [one, other] = (await lampReports(hub, 'sejarah', 2)) as [string, string];
  await mutate(
    hub,
    admin,
    'mergeReports',
    { reportId: one, expectedVersion: await version(one), otherReportId: other },
    'id',
  );
  await mutate(hub, centre, 'unmergeReports', { reportId: other, expectedVersion: await version(other) }, 'id');
  const steps = await how(admin, one);
  expect(steps.map(({ decision }) => [decision.verb, decision.actorRole, decision.actorAccount])).toEqual([
    ['LINK', 'AGENCY_ADMIN', null],
    ['UNLINK', 'CENTRAL_ADMIN', null],
    ['PIN_APART', 'CENTRAL_ADMIN', null],
  ]);
  expect(steps[0]).toMatchObject({
    bits: expect.any(Number),
    modelVersion: expect.stringMatching(/./),
    evidence: expect.arrayContaining([
      {
        field: 'text',
        level: expect.any(String),
        bits: expect.any(Number),
        indonesian: expect.any(String),
        english: expect.any(String),
      },
    ]),
    decision: { rule: 'CLERK', reason: 'Lampu yang sama.', actorAgency: { id: admin.agencyId } },
  });
  expect((await how(centre, one))[0]!.decision.actorAccount).toBe('admin-1');
  expect(await how(citizen, one)).toEqual([]);
});

test('what a rule saw is told without the sender to whoever may not know who wrote the two', async () => {
  const sealed = {
    sealedReporter: sealedReporter(hub, {
      name: 'Warga Contoh',
      ids: [{ kind: 'PHONE', value: '+620009990001', verified: true }],
    }),
  };
  const body = bodyOf('taman');
  await takeIn(hub, letter([record('sheet.ringkas.taman', { body }, sealed)]));
  await takeIn(hub, letter([record('html.situs.taman', { body, occurredAt: '2026-03-03T00:00:00Z' }, sealed)]));
  const [row] = await systemEm(hub).execute<{ id: string }[]>(
    `select report_id as id from reports.source_link where source_record_id = 'sheet.ringkas.taman'`,
  );
  const fields = ([step]: Step[]) => step!.evidence.map(({ field, level }) => `${field} ${level}`);
  const own = await how(admin, row!.id);
  expect(fields(own)).toContain('sender HOLDS');
  expect(own[0]!.decision).toMatchObject({
    rule: 'IDENTICAL',
    actorRole: 'SYSTEM',
    evidence: { sender: expect.any(String) },
  });
  const elsewhere = await how(viewerOf('AGENCY_ADMIN', { userId: 'kota', agencyId: CITY }), row!.id);
  expect(fields(elsewhere)).toContain('text HOLDS');
  expect(fields(elsewhere)).toContain('reporter HIDDEN');
  expect(JSON.stringify(elsewhere)).not.toContain('sender');
});
