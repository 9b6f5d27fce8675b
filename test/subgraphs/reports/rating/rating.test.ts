import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER, type Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { finalSince, ratingFault } from '../../../../subgraphs/reports/rating/rating.policy.ts';
import { ask, TEST_NOW, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { type Answer, CITY, OFFICE, on, Steps, systemEm, testReports } from '../support.ts';

const DAY = 86_400_000;
const at = (days: number) => new Date(TEST_NOW.valueOf() + days * DAY);
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });
const liaison = viewerOf('LIAISON', { userId: 'liaison-1', agencyId: OFFICE });

let hub: TestRuntimes;
let steps: Steps;
beforeAll(async () => {
  hub = await testReports();
  steps = new Steps(hub, 'id version status rating { score text ratedAt }');
});
afterAll(() => hub.drop());

async function closed(parts: object = {}): Promise<Answer> {
  const sent = await steps.submit(citizen, { agencyId: OFFICE, ...parts });
  const { report } = await steps.take(liaison, 'verifyReport', on(sent));
  return (await steps.take(liaison, 'closeReport', on(report, { resolution: 'RESOLVED' }))).report;
}
const rate = (viewer: Viewer, report: Answer, score: number, text?: string) =>
  steps.take(viewer, 'rateReport', on(report, { score, text }));
const letterOf = async ({ id }: Answer) => {
  const [row] = await systemEm(hub).execute(
    `select data->'payload'->'reports'->0 as snapshot from pgboss.job where name = 'reports-changed.sla'
     and data->'payload'->'reports'->0->>'reportId' = ? order by (data->'payload'->'reports'->0->>'seq')::int desc limit 1`,
    [id],
  );
  return row!.snapshot;
};

test.each<[number, string | null, string | null]>([
  [1, null, null],
  [5, 'Cepat.', null],
  [0, null, 'score takes a whole number from 1 to 5, not 0.'],
  [6, null, 'not 6'],
  [2.5, null, 'not 2.5'],
  [3, 'x'.repeat(1001), 'text takes at most 1000 characters, not 1001.'],
])('a rating of %s with the words %j', (score, text, fault) => {
  if (fault === null) expect(ratingFault(score, text)).toBeNull();
  else expect(ratingFault(score, text)).toContain(fault);
});

test.each<[string, Date | null, Date, boolean]>([
  ['on the thirtieth day', at(-1), at(30), false],
  ['behind it', at(-1), at(30.01), true],
  ['behind it, when the report was closed anew', at(20), at(31), false],
])('a rating can be changed or is final: %s', (_, closedAt, now, final) =>
  expect(finalSince({ ratedAt: TEST_NOW }, closedAt, now) !== null).toBe(final),
);

test('the reporter rates the own closed report, changes it, and the letter bears the number alone', async () => {
  const report = await closed();
  expect(await letterOf(report)).toMatchObject({ rating: null });
  const first = await rate(citizen, report, 2, 'Lambat. Hubungi 081234567890 bila perlu.');
  expect(first.report).toMatchObject({
    status: 'CLOSED',
    version: report.version + 1,
    rating: { score: 2, text: 'Lambat. Hubungi [telepon] bila perlu.', ratedAt: TEST_NOW.toISOString() },
  });
  const { report: changed } = await rate(citizen, first.report, 4);
  expect(changed.rating).toMatchObject({ score: 4, text: null });
  const snapshot = await letterOf(report);
  expect(snapshot).toMatchObject({ rating: 4, seq: report.version + 2 });
  expect(JSON.stringify(snapshot)).not.toContain('Lambat');
  const events = await systemEm(hub).execute(
    `select data->'rating' as score from reports.report_event where report_id = ? and kind = 'RATED' order by seq`,
    [report.id],
  );
  expect(events).toEqual([{ score: 2 }, { score: 4 }]);
});

test('thirty days later the rating is final, until the report is closed anew', async () => {
  const runtime = hub.of('reports');
  const { report } = await rate(citizen, await closed(), 3);
  try {
    runtime.now = () => at(31);
    const refused = await rate(citizen, report, 5);
    expect(refused.code).toBe('RATING_FINAL');
    expect(refused.message).toContain('could be changed until 2026-04-16.');
    expect(await steps.read(report.id)).toMatchObject({ version: report.version, rating: { score: 3 } });
    const { report: opened } = await steps.take(citizen, 'reopenReport', on(report, { message: 'Rusak lagi.' }));
    const { report: again } = await steps.take(liaison, 'closeReport', on(opened));
    runtime.now = () => at(32);
    expect((await rate(citizen, again, 5)).report.rating).toMatchObject({ score: 5, ratedAt: at(32).toISOString() });
  } finally {
    runtime.now = () => TEST_NOW;
  }
});

test.each<[string, Viewer, string]>([
  ['another citizen', viewerOf('REPORTER', { userId: 'citizen-2' }), 'FORBIDDEN'],
  ['the office that handled it', liaison, 'FORBIDDEN'],
  ['the centre', viewerOf('CENTRAL_ADMIN'), 'FORBIDDEN'],
  ['the public', PUBLIC_VIEWER, 'FORBIDDEN'],
])('%s cannot rate it', async (_, viewer, code) => {
  const report = await closed();
  expect((await rate(viewer, report, 5)).code).toBe(code);
  expect((await steps.read(report.id)).rating).toBeNull();
});

test('a report that is not closed cannot be rated, and the error names what can be done', async () => {
  const report = await steps.submit(citizen, { agencyId: OFFICE });
  const { code, message } = await rate(citizen, report, 5);
  expect(code).toBe('STEP_NOT_POSSIBLE');
  expect(message).toBe('RATE is not possible while a report is DISPATCHED. Possible now: REPLY, CLOSE, ARCHIVE.');
  expect((await rate(citizen, await closed(), 9)).message).toContain('from 1 to 5, not 9');
});

test('the rating of a secret report is shown to those concerned only', async () => {
  const { report } = await rate(citizen, await closed({ secret: true }), 1, 'Tidak ada hasil.');
  const seenBy = async (viewer: Viewer) => {
    const { data } = await ask(reports, hub, viewer, `{ report(id: "${report.id}") { rating { score } } }`);
    return (data as { report: { rating: object | null } }).report.rating;
  };
  expect(await seenBy(PUBLIC_VIEWER)).toBeNull();
  expect(await seenBy(viewerOf('LIAISON', { agencyId: CITY }))).toBeNull();
  for (const viewer of [citizen, liaison, viewerOf('CENTRAL_ADMIN')])
    expect(await seenBy(viewer)).toEqual({ score: 1 });
});
