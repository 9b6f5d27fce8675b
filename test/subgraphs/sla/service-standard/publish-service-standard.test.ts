import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { tellAgencies } from '../sla-agencies.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
let agencies: Awaited<ReturnType<typeof tellAgencies>>;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });

beforeAll(async () => {
  hub = await SlaHub.open();
  agencies = await tellAgencies(hub);
});
afterAll(() => hub.close());

const STAGE = 'WITHOUT_FIELD_CHECK';
const publish = (input: object, viewer = centre) =>
  hub.ask(
    'mutation ($input: PublishServiceStandardInput!) { publishServiceStandard(input: $input) { id limitDays agencyId } }',
    { input: { stage: STAGE, validFromDay: '2026-03-01', limitDays: 7, decree: 'SK contoh', ...input } },
    viewer,
  );
const report = (agencyId: string, received = '2026-03-02') =>
  newReport(
    [
      ['RECEIVED', received],
      ['VERIFIED', received],
    ],
    { agencyId },
  );

/** Limit of the handling clock and the decree that set it. */
async function limitOf(id: string) {
  const { data } = await hub.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { clocks { stage limitDays reasonIndonesian
      standard { decree } supersedes { limitDays } } } } }`,
    { r: [{ __typename: 'Report', id }] },
  );
  const [{ clocks }] = data!._entities as [{ clocks: { stage: string; reasonIndonesian: string }[] }];
  return clocks.find(({ stage }) => stage === STAGE);
}

test('a stricter standard sets the limit of its agency and those below it, from its day on, and is named', async () => {
  const [own, below, before] = [
    report(agencies.province),
    report(agencies.district),
    report(agencies.province, '2026-02-27'),
  ];
  const elsewhere = report(agencies.other);
  await hub.takeIn(own, below, before, elsewhere);
  const input = { idempotencyKey: 'standard-1', agencyId: agencies.province };
  const first = await publish(input);
  expect(first.data?.publishServiceStandard).toMatchObject({ limitDays: 7, agencyId: agencies.province });
  expect(await publish(input)).toEqual(first);
  await hub.readLetters();
  for (const { reportId } of [own, below]) {
    expect(await limitOf(reportId)).toMatchObject({
      ...{ limitDays: 7, standard: { decree: 'SK contoh' }, supersedes: { limitDays: 14 } },
      reasonIndonesian: expect.stringContaining('SK contoh'),
    });
  }
  for (const { reportId } of [before, elsewhere]) {
    expect(await limitOf(reportId)).toMatchObject({ limitDays: 14, standard: null, supersedes: null });
  }
});

test('of an agency and those above it the strictest standard holds; a newer one takes the older one’s place', async () => {
  const one = report(agencies.district, '2026-05-04');
  await hub.takeIn(one);
  await publish({ idempotencyKey: 'd-1', agencyId: agencies.district, limitDays: 10, decree: 'SK longgar' });
  await publish({ idempotencyKey: 'd-2', agencyId: agencies.district, limitDays: 5, validFromDay: '2026-04-01' });
  await hub.readLetters();
  expect(await limitOf(one.reportId)).toMatchObject({ limitDays: 5 });
  await publish({ idempotencyKey: 'd-3', agencyId: agencies.district, limitDays: 14, validFromDay: '2026-05-01' });
  await hub.readLetters();
  expect(await limitOf(one.reportId)).toMatchObject({ limitDays: 7, supersedes: { limitDays: 5 } });
  const ask = `{ serviceStandards(agencyId: "${agencies.district}", onDay: "2026-04-15") { limitDays } }`;
  expect((await hub.ask(ask)).data).toEqual({ serviceStandards: [{ limitDays: 5 }, { limitDays: 7 }] });
});

test('a national rule that becomes stricter wins', async () => {
  const one = report(agencies.province, '2026-07-06');
  await hub.takeIn(one);
  expect(await limitOf(one.reportId)).toMatchObject({ limitDays: 7 });
  const RULES = `version rules { stage holder limitDays starts startsWhenAgencyPicked occurrence ends cancels
    classification source verified standstills { from until } }`;
  const { rules } = (await hub.ask(`{ ruleSet { ${RULES} } }`)).data!.ruleSet as { rules: { stage: string }[] };
  const stricter = rules.map((rule) => (rule.stage === STAGE ? { ...rule, limitDays: 3 } : rule));
  const input = { idempotencyKey: 'rules', version: 'contoh-3', validFromDay: '2026-07-01', rules: stricter };
  await hub.ask(
    'mutation ($input: PublishRuleSetInput!) { publishRuleSet(input: $input) { version } }',
    { input },
    centre,
  );
  await hub.readLetters();
  expect(await limitOf(one.reportId)).toMatchObject({ limitDays: 3, standard: null, supersedes: { limitDays: 7 } });
  const { errors } = await publish({ idempotencyKey: 'late', agencyId: agencies.other, validFromDay: '2026-07-02' });
  expect(errors?.[0]?.message).toContain(
    'national limit of 3 working days for WITHOUT_FIELD_CHECK (rule set contoh-3)',
  );
});

test.each<[string, object, () => typeof PUBLIC_VIEWER, string, string]>([
  [
    'a looser standard is refused with the national limit',
    { limitDays: 15 },
    () => centre,
    'BAD_USER_INPUT',
    'limit of 14',
  ],
  ['a limit of no days is refused', { limitDays: 0 }, () => centre, 'BAD_USER_INPUT', '1 to 14'],
  ['the centre’s duty has no standard of an agency', { stage: 'DISPATCH' }, () => centre, 'BAD_USER_INPUT', 'DISPATCH'],
  ['a decree must be named', { decree: ' ' }, () => centre, 'BAD_USER_INPUT', 'decree'],
  ['the public publishes none', {}, () => PUBLIC_VIEWER, 'FORBIDDEN', 'may not'],
  [
    'another agency’s administrator publishes none',
    {},
    () => viewerOf('AGENCY_ADMIN', { userId: 'a', agencyId: agencies.district }),
    'FORBIDDEN',
    'may not',
  ],
])('%s', async (title, change, viewer, code, text) => {
  const { errors } = await publish({ idempotencyKey: title, agencyId: agencies.other, ...change }, viewer());
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(text), extensions: { code } });
});
