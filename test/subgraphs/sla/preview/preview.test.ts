import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { tellAgencies } from '../sla-agencies.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
let agencies: Awaited<ReturnType<typeof tellAgencies>>;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
/** Verified late by one day, in time, and before the decree (but for the Ombudsman's clock). */
const late = newReport([
  ['RECEIVED', '2026-02-02'],
  ['VERIFIED', '2026-02-06'],
]);
const inTime = newReport([
  ['RECEIVED', '2026-02-02'],
  ['VERIFIED', '2026-02-05'],
]);
const longBefore = newReport([
  ['RECEIVED', '2026-01-05'],
  ['VERIFIED', '2026-01-06'],
  ['CLOSED', '2026-01-07'],
]);

beforeAll(async () => {
  hub = await SlaHub.open();
  agencies = await tellAgencies(hub);
  await hub.takeIn(late, inTime, longBefore);
});
afterAll(() => hub.close());

const PREVIEW = `reports examined failed moved becomeLate becomeInTime byStage { stage moved becomeLate becomeInTime added removed }
  examples { reportId stage dueDayBefore dueDayAfter stateBefore stateAfter }`;
const calendar = (input: object, viewer = centre, examples = 10) =>
  hub.ask(
    `query ($input: AmendCalendarInput!, $examples: Int!) { previewCalendar(input: $input, examples: $examples) { ${PREVIEW} } }`,
    { input: { idempotencyKey: 'p', decree: 'SKB contoh', ...input }, examples },
    viewer,
  );
const leave = (day: string) => ({ add: [{ day, kind: 'JOINT_LEAVE', name: 'Cuti contoh' }] });

/** Everything that could have been written. */
async function traces() {
  const tables = [
    'calendar',
    'free_day',
    'working_week',
    'rule_set',
    'sla_clock',
    'recomputation',
    'audit',
    'idempotency_key',
  ];
  const counts = tables.map((table) => `(select count(*)::int from sla.${table}) as ${table}`);
  const [row] = await hub.em().execute<object[]>(`select ${counts.join(', ')}`);
  return { ...row, letters: await hub.runtimes.letterBox.waiting() };
}

test('a decree’s preview says what publishing then does, and writes nothing', async () => {
  const before = await traces();
  const input = leave('2026-02-04');
  const { data, errors } = await calendar(input);
  expect(errors).toBeUndefined();
  const preview = data!.previewCalendar as { moved: number; byStage: object[]; examples: { reportId: string }[] };
  expect(preview).toMatchObject({ reports: 3, examined: 3, becomeLate: 0, becomeInTime: 1 });
  expect(preview.byStage[0]).toEqual({
    ...{ stage: 'AGENCY_VERIFICATION', moved: 2, becomeLate: 0, becomeInTime: 1, added: 0, removed: 0 },
  });
  expect(preview.examples[0]).toEqual({
    ...{ reportId: late.reportId, stage: 'AGENCY_VERIFICATION', stateBefore: 'BREACHED', stateAfter: 'MET' },
    ...{ dueDayBefore: '2026-02-05', dueDayAfter: '2026-02-06' },
  });
  expect(await traces()).toEqual(before);
  const mutation = 'mutation ($input: AmendCalendarInput!) { amendCalendar(input: $input) { version } }';
  await hub.ask(mutation, { input: { idempotencyKey: 'now', decree: 'SKB contoh', ...input } }, centre);
  await hub.readLetters();
  const [row] = await hub.em().execute<{ moved: number }[]>(
    `select count(*)::int as moved from sla.sla_clock c join sla.sla_clock o on o.id = c.supersedes_id
     where c.current and c.due_day <> o.due_day`,
  );
  expect(row!.moved).toBe(preview.moved);
  expect(await hub.clock(late.reportId, 'AGENCY_VERIFICATION')).toMatchObject({ state: 'MET', dueDay: '2026-02-06' });
});

test('a day that counts again makes late who would have been in time', async () => {
  const { data } = await calendar({ remove: ['2026-02-04'] }, centre, 1);
  expect(data!.previewCalendar).toMatchObject({
    ...{
      becomeLate: 1,
      becomeInTime: 0,
      examples: [{ reportId: late.reportId, stateBefore: 'MET', stateAfter: 'BREACHED' }],
    },
  });
  expect((data!.previewCalendar as { examples: object[] }).examples).toHaveLength(1);
});

test('a rule set’s preview counts the clocks it moves, takes away and adds, by stage', async () => {
  const RULES = `rules { stage holder limitDays starts startsWhenAgencyPicked occurrence ends cancels classification source
    verified standstills { from until } }`;
  const { rules } = (await hub.ask(`{ ruleSet { ${RULES} } }`)).data!.ruleSet as { rules: { stage: string }[] };
  const changed = rules
    .filter(({ stage }) => stage !== 'OMBUDSMAN_RIGHT')
    .map((rule) => (rule.stage === 'AGENCY_VERIFICATION' ? { ...rule, limitDays: 1 } : rule));
  const input = { idempotencyKey: 'r', version: 'contoh-2', validFromDay: '2026-02-01', rules: changed };
  const before = await traces();
  const ask = (viewer = centre, more = {}) =>
    hub.ask(
      `query ($input: PublishRuleSetInput!) { previewRuleSet(input: $input) { ${PREVIEW} } }`,
      { input: { ...input, ...more } },
      viewer,
    );
  const { byStage, ...preview } = (await ask()).data!.previewRuleSet as { byStage: object[] };
  expect(preview).toMatchObject({ reports: 2, becomeLate: 2 });
  expect(byStage).toEqual(
    expect.arrayContaining([
      { stage: 'AGENCY_VERIFICATION', moved: 2, becomeLate: 2, becomeInTime: 0, added: 0, removed: 0 },
      { stage: 'OMBUDSMAN_RIGHT', moved: 0, becomeLate: 0, becomeInTime: 0, added: 0, removed: 2 },
    ]),
  );
  expect((await ask(centre, { rules: [] })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  expect((await ask(viewerOf('AUDITOR'))).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await traces()).toEqual(before);
});

test('an agency’s decree is previewed over its own reports', async () => {
  const mine = newReport([['RECEIVED', '2026-06-02']], { agencyId: agencies.district });
  await hub.takeIn(mine, newReport([['RECEIVED', '2026-06-02']], { agencyId: agencies.other }));
  const input = {
    idempotencyKey: 'a',
    agencyId: agencies.province,
    decree: 'SE',
    add: [{ day: '2026-06-04', name: 'x' }],
  };
  const { data } = await hub.ask(
    `query ($input: AmendAgencyCalendarInput!) { previewAgencyCalendar(input: $input) { ${PREVIEW} } }`,
    { input },
    centre,
  );
  expect(data!.previewAgencyCalendar).toMatchObject({
    ...{ reports: 1, examined: 1, examples: [{ reportId: mine.reportId }] },
  });
});

test.each<[string, object, typeof PUBLIC_VIEWER, number, string]>([
  ['the public previews nothing', leave('2026-07-07'), PUBLIC_VIEWER, 1, 'FORBIDDEN'],
  ['what publishing would refuse, the preview refuses', leave('2026-12-25'), centre, 1, 'BAD_USER_INPUT'],
  ['more examples than a page are refused', leave('2026-07-07'), centre, 101, 'BAD_USER_INPUT'],
])('%s', async (_, input, viewer, examples, code) => {
  expect((await calendar(input, viewer, examples)).errors?.[0]?.extensions).toMatchObject({ code });
});

test('a report that cannot be computed is counted, and the preview goes on', async () => {
  const broken = newReport([['RECEIVED', '2026-09-01']]);
  await hub.takeIn(broken, newReport([['RECEIVED', '2026-09-01']]));
  const zone = `update sla.report_state set snapshot = jsonb_set(snapshot, '{timezone}', '"Nowhere"') where report_id = ?::uuid`;
  await hub.em().execute(zone, [broken.reportId]);
  const { data } = await calendar(leave('2026-09-03'));
  expect(data!.previewCalendar).toMatchObject({ failed: 1 });
  expect((data!.previewCalendar as { moved: number }).moved).toBeGreaterThan(0);
});
