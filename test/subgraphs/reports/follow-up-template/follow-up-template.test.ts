import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { FOUNDING_TEMPLATES } from '../../../../subgraphs/reports/follow-up-template/founding-templates.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { type Answer, CITY, OFFICE, on, REGENCY, Steps, systemEm, testReports } from '../support.ts';

let hub: TestRuntimes;
let steps: Steps;
beforeAll(async () => {
  hub = await testReports();
  steps = new Steps(hub);
});
afterAll(() => hub.drop());

const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
const liaison = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: OFFICE });
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });

interface Kept {
  id: string;
  title: string;
  agency: { id: string } | null;
}
const SAVE = `mutation ($input: SaveFollowUpTemplateInput!) { saveFollowUpTemplate(input: $input) { id title body retired agency { id } } }`;
const LIST = `query ($id: ID!, $first: Int!, $after: String) { followUpTemplates(reportId: $id, first: $first, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { id title agency { id } } } } }`;
let keys = 0;

async function save(viewer: Viewer, input: object) {
  keys += 1;
  const words = { title: `Contoh ${keys}`, body: 'Laporan {{nomor}} kami terima.' };
  const { data, errors } = await ask(reports, hub, viewer, SAVE, {
    input: { idempotencyKey: `template-${keys}`, ...words, ...input },
  });
  const [error] = errors ?? [];
  return { kept: data?.saveFollowUpTemplate as Kept, code: error?.extensions?.code, message: error?.message };
}
async function list(viewer: Viewer, { id }: Answer, first = 100, after: string | null = null) {
  const { data, errors } = await ask(reports, hub, viewer, LIST, { id, first, after });
  if (errors) return { titles: [], code: errors[0]?.extensions?.code, page: null };
  const { edges, pageInfo } = data!.followUpTemplates as {
    edges: { node: Kept }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
  return { titles: edges.map(({ node }) => node.title), code: undefined, page: pageInfo };
}
const inWork = async (agencyId = OFFICE) => {
  const sent = await steps.submit(citizen, { agencyId });
  return (await steps.take(centre, 'verifyReport', on(sent))).report;
};
const lastWords = async ({ id }: Answer) =>
  (
    await systemEm(hub).execute(`select text from reports.message where report_id = ? order by seq desc limit 1`, [id])
  )[0];

test('a hub begins with a few national templates', async () =>
  expect((await list(liaison, await inWork())).titles).toEqual(FOUNDING_TEMPLATES.map(({ title }) => title).sort()));

test('an agency’s template is for its own reports and those of all below, by title, in pages', async () => {
  await save(admin, { title: 'Khusus kabupaten', agencyId: REGENCY });
  await save(admin, { title: 'Khusus dinas', agencyId: OFFICE });
  await save(centre, { title: 'Khusus kota', agencyId: CITY });
  const report = await inWork();
  const { titles } = await list(liaison, report);
  expect(titles).toEqual([...titles].sort());
  expect(titles).toEqual(expect.arrayContaining(['Khusus dinas', 'Khusus kabupaten', 'Laporan diterima']));
  expect(titles).not.toContain('Khusus kota');
  expect((await list(admin, await inWork(REGENCY))).titles).not.toContain('Khusus dinas');
  const first = await list(liaison, report, 2);
  const rest = await list(liaison, report, 100, first.page?.endCursor);
  expect([...first.titles, ...rest.titles]).toEqual(titles);
});

test('a follow-up is written in the words of a template', async () => {
  const { kept } = await save(admin, {
    body: '{{instansi}}: laporan {{nomor}}, tenggat {{tenggat}}.',
    agencyId: OFFICE,
  });
  const before = await inWork();
  const { report } = await steps.take(
    liaison,
    'addFollowUp',
    on(before, { templateId: kept.id, dueDay: '2026-03-27' }),
  );
  expect(report.status).toBe('IN_PROGRESS');
  expect(await lastWords(report)).toEqual({
    text: `Dinas Pekerjaan Umum: laporan ${report.number}, tenggat 27 Maret 2026.`,
  });
});

test.each<[string, object, string, RegExp]>([
  ['neither words nor a template', {}, 'BAD_USER_INPUT', /either message or templateId/],
  ['both', { message: 'x', templateId: FOUNDING_TEMPLATES[0]!.id }, 'BAD_USER_INPUT', /either message or templateId/],
  ['a template that is none', { templateId: 'x' }, 'TEMPLATE_NOT_FOUND', /id x is for this agency/],
  [
    'no day for one that takes a day',
    { templateId: FOUNDING_TEMPLATES[1]!.id },
    'TEMPLATE_PLACEHOLDER',
    /takes dueDay/,
  ],
])('a follow-up with %s is refused and nothing is written', async (_, parts, code, words) => {
  const report = await inWork();
  const refused = await steps.take(liaison, 'addFollowUp', on(report, parts));
  expect([refused.code, refused.message]).toEqual([code, expect.stringMatching(words)]);
  expect((await steps.read(report.id)).version).toBe(report.version);
});

test('a retired template, and one of another agency, can no longer be used', async () => {
  const { kept: gone } = await save(centre, {});
  await save(centre, { templateId: gone.id, retired: true });
  const { kept: foreign } = await save(centre, { agencyId: CITY });
  const report = await inWork();
  for (const { id } of [gone, foreign]) {
    expect((await steps.take(liaison, 'addFollowUp', on(report, { templateId: id }))).code).toBe('TEMPLATE_NOT_FOUND');
  }
});

test.each<[string, Viewer, object, string]>([
  ['a national one of an agency', admin, {}, 'FORBIDDEN'],
  ['one of an agency elsewhere', admin, { agencyId: CITY }, 'FORBIDDEN'],
  ['a change of a national one by an agency', admin, { templateId: FOUNDING_TEMPLATES[0]!.id }, 'FORBIDDEN'],
  ['one of a liaison', liaison, { agencyId: OFFICE }, 'FORBIDDEN'],
  ['one of the public', PUBLIC_VIEWER, {}, 'FORBIDDEN'],
  ['one for nobody', centre, { agencyId: 'x' }, 'AGENCY_NOT_FOUND'],
  ['a change of none', centre, { templateId: 'x' }, 'TEMPLATE_NOT_FOUND'],
  ['one without words', centre, { body: ' ' }, 'BAD_USER_INPUT'],
  ['one with an unknown placeholder', centre, { body: 'Yth. {{nama}}' }, 'TEMPLATE_PLACEHOLDER'],
])('a template is not kept: %s', async (_, viewer, input, code) => expect((await save(viewer, input)).code).toBe(code));

test('citizens see no templates, and offices none for a report that they may not see', async () => {
  const report = await inWork();
  expect((await list(citizen, report)).code).toBe('FORBIDDEN');
  expect((await list(PUBLIC_VIEWER, report)).code).toBe('FORBIDDEN');
  await systemEm(hub).execute(`update reports.report set published = false where id = ?`, [report.id]);
  expect((await list(viewerOf('LIAISON', { agencyId: CITY }), report)).code).toBe('REPORT_NOT_FOUND');
});
