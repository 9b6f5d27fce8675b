import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { SourceLink } from '../../../../subgraphs/reports/inbox/source-link.entity.ts';
import { MatchService } from '../../../../subgraphs/reports/match/match.service.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { bodyOf, CITY, letter, OFFICE, REGENCY, record, systemEm, takeIn, testReports } from '../support.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
let keys = 0;

async function reportOf(sourceRecordId: string): Promise<Report> {
  const em = systemEm(hub);
  const link = await em.findOneOrFail(SourceLink, { sourceRecordId });
  return em.findOneOrFail(Report, { id: link.reportId });
}

async function mutate(viewer: Viewer, mutation: string, input: object) {
  const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
  const source = `mutation ($input: ${type}!) { ${mutation}(input: $input) { verb rule reason actorRole } }`;
  keys += 1;
  const variables = { input: { idempotencyKey: `key-${keys}`, reason: 'Dua orang yang berbeda.', ...input } };
  const { data, errors } = await ask(reports, hub, viewer, source, variables);
  return errors?.[0]?.extensions?.code ?? (data as Record<string, object>)[mutation];
}
const merge = (viewer: Viewer, one: Report, other: Report, more = {}) =>
  mutate(viewer, 'mergeReports', { reportId: one.id, expectedVersion: one.version, otherReportId: other.id, ...more });
const unmerge = (viewer: Viewer, { id, version }: Report) =>
  mutate(viewer, 'unmergeReports', { reportId: id, expectedVersion: version });

/** Everything but what a merge may change. */
const standing = ({ version: _, mergedIntoId: __, ...rest }: Report) => ({ ...rest });

/** Two copies of one text in two channels, joined by the rule. */
async function twins(name: string, parts = {}): Promise<[string, string]> {
  const body = bodyOf(name);
  await takeIn(hub, letter([record(`sheet.ringkas.${name}`, { body, ...parts })]));
  await takeIn(hub, letter([record(`html.situs.${name}`, { body, occurredAt: '2026-03-03T00:00:00Z' })]));
  return [`sheet.ringkas.${name}`, `html.situs.${name}`];
}

test('taking apart restores both exactly, and no rule joins them again', async () => {
  const body = bodyOf('kebun');
  await takeIn(hub, letter([record('sheet.ringkas.kebun', { body, privacy: { anonymous: true, secret: true } })]));
  const before = [await reportOf('sheet.ringkas.kebun')];
  await takeIn(
    hub,
    letter([record('html.situs.kebun', { body, occurredAt: '2026-03-03T00:00:00Z', status: 'IN_PROGRESS' })]),
  );
  expect(await reportOf('html.situs.kebun')).toMatchObject({ mergedIntoId: before[0]!.id, secret: true });

  expect(await unmerge(admin, await reportOf('html.situs.kebun'))).toMatchObject({ verb: 'UNLINK', rule: 'CLERK' });
  expect(standing(await reportOf('sheet.ringkas.kebun'))).toEqual(standing(before[0]!));
  expect(await reportOf('html.situs.kebun')).toMatchObject({
    mergedIntoId: null,
    status: 'IN_PROGRESS',
    anonymous: false,
    secret: false,
  });

  const ids = [await reportOf('sheet.ringkas.kebun'), await reportOf('html.situs.kebun')].map(({ id }) => id);
  await new MatchService(hub.of('reports')).match(ids);
  expect((await reportOf('html.situs.kebun')).mergedIntoId).toBeNull();
  expect(await merge(admin, await reportOf('html.situs.kebun'), await reportOf('sheet.ringkas.kebun'))).toBe(
    'MERGE_NOT_POSSIBLE',
  );
  const again = [await reportOf('html.situs.kebun'), await reportOf('sheet.ringkas.kebun')] as const;
  expect(await merge(admin, ...again, { overrule: true })).toBe('MERGE_NOT_POSSIBLE');
  expect(await merge(centre, ...again)).toBe('MERGE_NOT_POSSIBLE');
  expect(await merge(centre, ...again, { overrule: true, reason: ' ' })).toBe('BAD_USER_INPUT');
  expect(await merge(centre, ...again, { overrule: true })).toMatchObject({ verb: 'LINK' });
});

test('what joined a report before leaves with it; the others stay', async () => {
  const [first, second] = await twins('sawah');
  const [third, fourth] = await twins('ladang', { occurredAt: '2026-02-27T00:00:00Z' });
  await merge(admin, await reportOf(second), await reportOf(fourth));
  const earliest = (await reportOf(third)).id;
  for (const id of [first, second, fourth]) expect((await reportOf(id)).mergedIntoId).toBe(earliest);

  await unmerge(admin, await reportOf(first));
  expect((await reportOf(first)).mergedIntoId).toBeNull();
  expect((await reportOf(second)).mergedIntoId).toBe((await reportOf(first)).id);
  expect((await reportOf(fourth)).mergedIntoId).toBe(earliest);
});

test('every report that follows another leader has an event and a newer version for it', async () => {
  const [one, other] = await twins('hutan');
  for (const [id, count] of [
    [one, 3],
    [other, 3],
  ] as const) {
    const { version, id: reportId } = await reportOf(id);
    const rows = await systemEm(hub).execute(
      'select kind, data from reports.report_event where report_id = ? order by seq',
      [reportId],
    );
    expect(rows).toHaveLength(count);
    expect(version).toBe(count);
    expect(rows.at(-1)).toMatchObject({ kind: 'MERGED' });
  }
});

test('decisions are shown to offices that see both reports, with their evidence, and to nobody else', async () => {
  const [one] = await twins('danau');
  const { id } = await reportOf(one);
  const source = `{ report(id: "${id}") { decisions { verb rule evidence report { id } other { id } } } }`;
  const shown = async (viewer: Viewer) =>
    ((await ask(reports, hub, viewer, source)).data as { report: { decisions: object[] } }).report.decisions;
  expect(await shown(admin)).toMatchObject([
    { verb: 'LINK', rule: 'IDENTICAL', evidence: { text: 'every word of the first bodies' } },
  ]);
  expect(await shown(viewerOf('PUBLIC'))).toEqual([]);
  expect(await shown(viewerOf('CONNECTOR', { channelId: 'situs' }))).toEqual([]);
});

test.each<[string, Viewer]>([
  ['the public', viewerOf('PUBLIC')],
  ['another agency', viewerOf('AGENCY_ADMIN', { agencyId: CITY })],
])('%s neither joins nor takes apart', async (name, viewer) => {
  const [, other] = await twins(name.replaceAll(' ', '-'));
  expect(await unmerge(viewer, await reportOf(other))).toBe('FORBIDDEN');
});

test('a clerk may join two reports of one channel; a second time there is nothing to join', async () => {
  await takeIn(
    hub,
    letter([record('sheet.ringkas.n1'), record('sheet.ringkas.n2', { occurredAt: '2026-03-04T00:00:00Z' })]),
  );
  expect(await merge(admin, await reportOf('sheet.ringkas.n1'), await reportOf('sheet.ringkas.n2'))).toMatchObject({
    actorRole: 'AGENCY_ADMIN',
  });
  expect(await merge(admin, await reportOf('sheet.ringkas.n1'), await reportOf('sheet.ringkas.n2'))).toBe(
    'MERGE_NOT_POSSIBLE',
  );
  expect(await unmerge(admin, await reportOf('sheet.ringkas.n1'))).toBe('MERGE_NOT_POSSIBLE');
});

test('an office takes its steps on the report that leads', async () => {
  const [, other] = await twins('kolam');
  const { id, version } = await reportOf(other);
  const { errors } = await ask(
    reports,
    hub,
    viewerOf('LIAISON', { agencyId: OFFICE }),
    `mutation { addFollowUp(input: { idempotencyKey: "k", reportId: "${id}", expectedVersion: ${version}, message: "x" }) { id } }`,
  );
  expect(errors?.[0]?.extensions?.code).toBe('REPORT_MERGED');
});

test('a decision or an event once written can be neither changed nor deleted', async () => {
  const em = systemEm(hub);
  for (const table of ['merge_decision', 'report_event', 'audit']) {
    await expect(em.execute(`delete from reports.${table}`)).rejects.toThrow('permission denied');
  }
  await expect(em.execute(`update reports.merge_decision set verb = 'UNLINK'`)).rejects.toThrow('permission denied');
});
