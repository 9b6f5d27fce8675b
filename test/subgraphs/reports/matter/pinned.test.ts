import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { InboxService } from '../../../../subgraphs/reports/inbox/inbox.service.ts';
import { MatchService } from '../../../../subgraphs/reports/match/match.service.ts';
import { Report } from '../../../../subgraphs/reports/report/report.entity.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import type { TestRuntimes } from '../../../support/test-runtime.ts';
import { bodyOf, letter, record, systemEm, testReports } from '../support.ts';
import { admin, mutate } from './matters.ts';

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

/** Two reports of one text in two channels, before anybody has compared them; what a rule would join at once. */
async function twins(name: string): Promise<[string, string]> {
  const inbox = new InboxService(hub.of('reports'));
  const body = bodyOf(name);
  await inbox.takeIn(letter([record(`sheet.ringkas.${name}`, { body })]));
  await inbox.takeIn(letter([record(`html.situs.${name}`, { body, occurredAt: '2026-03-03T00:00:00Z' })]));
  const rows = await systemEm(hub).execute<{ id: string }[]>(
    'select report_id as id from reports.source_link where source_record_id like ? order by source_record_id desc',
    [`%.${name}`],
  );
  return rows.map(({ id }) => id) as [string, string];
}

/** What the rule and the search for duplicates make of them: joined, or proposed. */
async function looked([one, other]: [string, string]): Promise<{ joined: boolean; proposed: number }> {
  await new MatchService(hub.of('reports')).match([one, other]);
  await new SuggestionService(hub.of('reports')).check([one, other]);
  const { mergedIntoId } = await systemEm(hub).findOneOrFail(Report, { id: other });
  const where = 'where low_id = least(?::uuid, ?::uuid) and high_id = greatest(?::uuid, ?::uuid)';
  const rows = await systemEm(hub).execute(`select 1 from reports.duplicate_suggestion ${where}`, [
    one,
    other,
    one,
    other,
  ]);
  return { joined: mergedIntoId === one, proposed: rows.length };
}
const pair = ([reportId, otherReportId]: [string, string]) => ({ reportId, otherReportId });

test('what nobody has decided about is joined by the rule', async () => {
  expect(await looked(await twins('sungai'))).toEqual({ joined: true, proposed: 0 });
});

test('a pair whose link was taken back is neither joined nor proposed nor linked again', async () => {
  const both = await twins('bukit');
  await mutate(hub, admin, 'linkSameMatter', { reportIds: both }, 'id');
  await mutate(hub, admin, 'unlinkReports', pair(both), 'verb');
  expect(await looked(both)).toEqual({ joined: false, proposed: 0 });
  expect(await mutate(hub, admin, 'linkSameMatter', { reportIds: both }, 'id')).toMatchObject({
    code: 'MERGE_NOT_POSSIBLE',
  });
});

test('a pair that was refused is not joined through a third report of its matter either', async () => {
  const both = await twins('lembah');
  const [third] = await twins('tebing');
  await mutate(hub, admin, 'rejectDuplicate', pair(both), 'verb');
  await mutate(hub, admin, 'linkSameMatter', { reportIds: [both[1], third] }, 'id');
  expect(await looked(both)).toEqual({ joined: false, proposed: 0 });
  expect(await mutate(hub, admin, 'linkSameMatter', { reportIds: [both[0], third] }, 'id')).toMatchObject({
    message: expect.stringContaining('pinned'),
  });
});
