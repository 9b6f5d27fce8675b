import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PUBLIC_VIEWER } from '../../../../subgraphs/common/identity/viewer.ts';
import { viewerOf } from '../../../support/test-runtime.ts';
import { newReport, SlaHub } from '../sla-hub.ts';

let hub: SlaHub;
const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
beforeAll(async () => {
  hub = await SlaHub.open();
  const answered = [['RECEIVED', '2026-02-02'] as const, ['FOLLOWED_UP', '2026-02-03'] as const];
  for (const month of ['02', '03']) {
    const history = answered.map(([kind, day]) => [kind, day.replace('-02-', `-${month}-`)] as [typeof kind, string]);
    await hub.takeIn(newReport(history), newReport(history.slice(0, 1)));
  }
});
afterAll(() => hub.close());

const TABLE = 'version validFromDay lights { light fromPercent }';
const LIGHTS = [
  { light: 'GREEN', fromPercent: 50 },
  { light: 'YELLOW', fromPercent: 30 },
  { light: 'RED', fromPercent: 0 },
];
const input = { idempotencyKey: 'l-1', version: 'contoh-1', validFromDay: '2026-03-01', lights: LIGHTS };
const publish = (more: object = {}, viewer = centre) =>
  hub.ask(
    `mutation ($input: PublishTrafficLightsInput!) { publishTrafficLights(input: $input) { ${TABLE} } }`,
    { input: { ...input, ...more } },
    viewer,
  );
const table = async (onDay: string) =>
  (await hub.ask(`query ($onDay: Date) { trafficLights(onDay: $onDay) { ${TABLE} } }`, { onDay })).data!.trafficLights;
const lightOf = async (from: string, to: string) => {
  const source = 'query ($p: PerformancePeriod!) { nationalPerformance(period: $p) { followedUpPercent light } }';
  return (await hub.ask(source, { p: { from, to } }, centre)).data!.nationalPerformance;
};

test('a table holds for periods that end on its first day or later; a repeat changes nothing', async () => {
  const first = await publish();
  expect(first.data?.publishTrafficLights).toEqual({ version: 'contoh-1', validFromDay: '2026-03-01', lights: LIGHTS });
  expect(await publish()).toEqual(first);
  expect(await table('2026-02-28')).toMatchObject({ version: 'founding-1' });
  expect(await table('2026-03-01')).toMatchObject({ version: 'contoh-1' });
  expect(await lightOf('2026-02-01', '2026-02-28')).toEqual({ followedUpPercent: 50, light: 'RED' });
  expect(await lightOf('2026-03-01', '2026-03-31')).toEqual({ followedUpPercent: 50, light: 'GREEN' });
});

const light = (name: string, fromPercent: number) => ({ light: name, fromPercent });
test.each<[string, object, typeof PUBLIC_VIEWER, string, string]>([
  ['the public publishes no lights', {}, PUBLIC_VIEWER, 'FORBIDDEN', 'CENTRAL_ADMIN'],
  ['an agency publishes no lights', {}, viewerOf('AGENCY_ADMIN'), 'FORBIDDEN', 'CENTRAL_ADMIN'],
  ['a version is published once', { version: 'founding-1' }, centre, 'BAD_USER_INPUT', 'exists already'],
  ['a share is no more than all', { lights: [light('RED', 101)] }, centre, 'BAD_USER_INPUT', '0 to 100, not 101'],
  [
    'a light is named once',
    { lights: [light('RED', 0), light('RED', 5)] },
    centre,
    'BAD_USER_INPUT',
    'RED is named twice',
  ],
  ['every share has a light', { lights: [light('RED', 1)] }, centre, 'BAD_USER_INPUT', 'must begin at 0'],
  ['no light at all', { lights: [] }, centre, 'BAD_USER_INPUT', 'must begin at 0'],
  [
    'a better light takes a higher share',
    { lights: [light('GREEN', 30), light('YELLOW', 60), light('RED', 0)] },
    centre,
    'BAD_USER_INPUT',
    'GREEN must begin above',
  ],
])('%s', async (title, change, viewer, code, words) => {
  const { errors } = await publish({ idempotencyKey: title, version: title, ...change }, viewer);
  expect(errors?.[0]).toMatchObject({ message: expect.stringContaining(words), extensions: { code } });
});
