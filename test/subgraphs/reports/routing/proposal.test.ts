import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import {
  type Answer,
  bodyOf,
  CITY,
  letter,
  OFFICE,
  on,
  REGENCY,
  record,
  Steps,
  systemEm,
  takeIn,
  testReports,
} from '../support.ts';

const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const admin = viewerOf('AGENCY_ADMIN', { userId: 'admin-1', agencyId: REGENCY });
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });
const LAMPS = { system: 'sp4n-lapor', id: '1398', name: 'Penerangan Jalan' };
const SAME = bodyOf('gerbang yang sama');

let hub: TestRuntimes;
let steps: Steps;
let open: string;
/** Nine handled by the office, one merely sent to the city, one with the words of the new report. */
beforeAll(async () => {
  hub = await testReports();
  steps = new Steps(hub);
  const handled = Array.from({ length: 9 }, (_, n) => record(`html.situs.${n}`, { category: LAMPS }));
  const sent = record('html.situs.sent', { status: 'DISPATCHED', agency: { ...LAMPS, id: '3', name: null } });
  const alike = record('html.situs.alike', { body: SAME, category: null, place: null });
  await takeIn(hub, letter([...handled, sent, alike]));
  const [row] = await systemEm(hub).execute<{ id: string }[]>('select id from reports.category');
  const place = { regency: 'Contoh', province: 'Nusantara' };
  open = (await steps.submit(citizen, { body: SAME, categoryId: row!.id, place })).id;
});
afterAll(() => hub.drop());

interface Proposal {
  agency: { id: string };
  score: number;
  reasons: { ground: string; reports: number; english: string }[];
}
async function proposed(viewer: Viewer, id: string, first = 5) {
  const source = `{ report(id: "${id}") { proposedAgencies(first: ${first}) { agency { id } score reasons { ground reports english indonesian } } } }`;
  const { data, errors } = await ask(reports, hub, viewer, source);
  const found = (data as { report: { proposedAgencies: Proposal[] | null } | null }).report?.proposedAgencies;
  return { found: found ?? [], code: errors?.[0]?.extensions?.code };
}

test('the office that handled the same words and the category comes first, the government of the place second', async () => {
  const { found } = await proposed(centre, open);
  expect(found.map(({ agency }) => agency.id)).toEqual([OFFICE, REGENCY]);
  expect(found[0]!.reasons).toEqual([
    expect.objectContaining({ ground: 'SIMILAR_REPORT', reports: 1 }),
    expect.objectContaining({
      ground: 'CATEGORY_HISTORY',
      reports: 9,
      english: 'Handled 9 of the last 9 reports of this category without returning them.',
    }),
  ]);
  expect(found[1]!.reasons).toEqual([expect.objectContaining({ english: 'Answers for Kabupaten Contoh.' })]);
  expect((await proposed(centre, open, 1)).found).toHaveLength(1);
  expect((await steps.read(open)).status).toBe('RECEIVED');
});

test('an agency that returned the report is no longer proposed; an office is shown those below it only', async () => {
  let { report } = (await steps.take(centre, 'dispatchReport', on(await steps.read(open), { agencyId: REGENCY }))) as {
    report: Answer;
  };
  expect((await proposed(admin, open)).found.map(({ agency }) => agency.id)).toEqual([OFFICE]);
  expect((await proposed(viewerOf('AGENCY_ADMIN', { agencyId: CITY }), open)).found).toEqual([]);
  ({ report } = await steps.take(admin, 'returnReport', on(report, { message: 'Bukan kewenangan kami.' })));
  expect((await proposed(centre, open)).found.map(({ agency }) => agency.id)).toEqual([OFFICE]);
  await steps.take(centre, 'archiveReport', on(report, { reason: 'Contoh' }));
  expect((await proposed(centre, open)).found).toEqual([]);
});

test.each<[string, Viewer]>([
  ['the public', PUBLIC_VIEWER],
  ['its reporter', citizen],
  ['an auditor', viewerOf('AUDITOR')],
])('%s sees no proposals', async (_, viewer) => expect((await proposed(viewer, open)).code).toBe('FORBIDDEN'));

test('nobody asks for more than twenty', async () =>
  expect((await proposed(centre, open, 21)).code).toBe('BAD_USER_INPUT'));
