import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });

beforeAll(async () => {
  hub = await SlaHub.open();
});
afterAll(() => hub.close());

const RULES = `rules { stage holder limitDays starts startsWhenAgencyPicked occurrence ends cancels classification source verified
  standstills { from until } }`;

const rulesOn = async (onDay: string) =>
  (await hub.ask(`{ ruleSet(onDay: "${onDay}") { version ${RULES} } }`)).data!.ruleSet as {
    version: string;
    rules: { stage: string; limitDays: number }[];
  };

const publish = (input: object, viewer = centre) =>
  hub.ask(
    'mutation ($input: PublishRuleSetInput!) { publishRuleSet(input: $input) { version validFromDay rules { stage limitDays } } }',
    { input },
    viewer,
  );

test('what is read can be published with another limit; reports received from its day on follow it, old verdicts stay', async () => {
  const { rules } = await rulesOn('2026-03-17');
  const before = newReport([['RECEIVED', '2026-03-09']]);
  const behind = newReport([['RECEIVED', '2026-03-10']]);
  await hub.takeIn(before, behind);
  const stricter = rules.map((rule) => (rule.stage === 'AGENCY_VERIFICATION' ? { ...rule, limitDays: 1 } : rule));
  const input = { idempotencyKey: 'rules-2', version: 'contoh-2', validFromDay: '2026-03-10', rules: stricter };
  const first = await publish(input);
  expect(first.data?.publishRuleSet).toMatchObject({ version: 'contoh-2', validFromDay: '2026-03-10' });
  expect(await publish(input)).toEqual(first);
  await hub.readLetters();
  expect(await hub.clock(before.reportId, 'AGENCY_VERIFICATION')).toMatchObject({
    ...{ dueDay: '2026-03-12', ruleSetVersion: 'founding-1', supersedes: null },
  });
  expect(await hub.clock(behind.reportId, 'AGENCY_VERIFICATION')).toMatchObject({
    ...{ dueDay: '2026-03-11', ruleSetVersion: 'contoh-2', supersedes: { dueDay: '2026-03-13' } },
  });
  expect((await rulesOn('2026-03-09')).version).toBe('founding-1');
  expect((await rulesOn('2026-03-10')).version).toBe('contoh-2');
});

test('a rule set that begins before all others holds for what was received before them', async () => {
  expect((await rulesOn('1999-01-01')).version).toBe('founding-1');
});

test.each<[string, object, typeof PUBLIC_VIEWER, string]>([
  ['the public publishes no rules', {}, PUBLIC_VIEWER, 'FORBIDDEN'],
  ['a version is published once', { version: 'founding-1' }, centre, 'BAD_USER_INPUT'],
  ['a rule set needs rules', { rules: [] }, centre, 'BAD_USER_INPUT'],
])('%s', async (title, change, viewer, code) => {
  const { rules } = await rulesOn('2026-03-17');
  const input = { idempotencyKey: title, version: title, validFromDay: '2027-01-01', rules, ...change };
  expect((await publish(input, viewer)).errors?.[0]?.extensions).toMatchObject({ code });
});

test('a broken rule is named', async () => {
  const { rules } = await rulesOn('2026-03-17');
  const broken = rules.map((rule) => (rule.stage === 'DISPATCH' ? { ...rule, limitDays: 0 } : rule));
  const input = { idempotencyKey: 'broken', version: 'broken', validFromDay: '2027-01-01', rules: broken };
  expect((await publish(input)).errors?.[0]?.message).toBe('DISPATCH: limitDays must be 1 to 365, not 0.');
});

test('a stage that there is not is refused with the name of the field', async () => {
  const { rules } = await rulesOn('2026-03-17');
  const wrong = [{ ...rules[0], stage: 'LUNCH' }];
  const { errors } = await publish({ idempotencyKey: 'w', version: 'w', validFromDay: '2027-01-01', rules: wrong });
  expect(errors?.[0]?.message).toContain('input.rules[0].stage');
});
