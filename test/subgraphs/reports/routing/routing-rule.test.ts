import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../../subgraphs/common/identity/viewer.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { routeNewReports } from '../../../../subgraphs/reports/routing/routing.job.ts';
import { ruleFor } from '../../../../subgraphs/reports/routing/routing-rule.policy.ts';
import { ask, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { CITY, letter, OFFICE, on, REGENCY, record, Steps, systemEm, takeIn, testReports } from '../support.ts';

const centre = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const citizen = viewerOf('REPORTER', { userId: 'citizen-1' });
const CONTOH = { place: { province: 'Nusantara', regency: 'Contoh' } };

let hub: TestRuntimes;
let steps: Steps;
let categoryId: string;
beforeAll(async () => {
  hub = await testReports();
  steps = new Steps(hub);
  await takeIn(hub, letter([record('html.situs.1')]));
  categoryId = (await systemEm(hub).execute<{ id: string }[]>('select id from reports.category'))[0]!.id;
});
afterAll(() => hub.drop());

const rule = (categoryId: string | null, regionCode: string | null) => ({ categoryId, regionCode });
test.each<[string, ReturnType<typeof rule>[], ReturnType<typeof rule> | null]>([
  ['no rule fits', [rule('other', null), rule(null, '99.0'), rule(null, '98')], null],
  ['the smaller region decides', [rule(null, '99'), rule(null, '99.01')], rule(null, '99.01')],
  ['the category decides before the region', [rule(null, '99.01'), rule('lamps', null)], rule('lamps', null)],
  ['both together decide first', [rule('lamps', null), rule('lamps', '99')], rule('lamps', '99')],
])('of several rules: %s', (_, rules, expected) =>
  expect(ruleFor(rules, { categoryId: 'lamps', regencyCode: '99.01' })).toEqual(expected),
);

let keys = 0;
async function save(viewer: Viewer, input: object) {
  keys += 1;
  const source = `mutation ($input: SaveRoutingRuleInput!) { saveRoutingRule(input: $input) { id enabled agency { id } region { id } category { name } } }`;
  const variables = { input: { idempotencyKey: `rule-${keys}`, agencyId: OFFICE, enabled: true, ...input } };
  const { data, errors } = await ask(reports, hub, viewer, source, variables);
  return { rule: data?.saveRoutingRule as { id: string }, code: errors?.[0]?.extensions?.code };
}
const route = (...ids: string[]) => routeNewReports(hub.of('reports'), ids);

test('an enabled rule dispatches a new report as SYSTEM, once; a disabled one does not', async () => {
  const { rule } = await save(centre, { regionId: '99.01', enabled: false });
  const report = await steps.submit(citizen, CONTOH);
  await route(report.id);
  expect((await steps.read(report.id)).status).toBe('RECEIVED');
  expect((await save(centre, { regionId: '99.01', enabled: true })).rule).toEqual({ ...rule, enabled: true });
  await route(report.id, report.id);
  await route(report.id);
  expect(await steps.read(report.id)).toMatchObject({ status: 'DISPATCHED', agency: { id: OFFICE }, version: 2 });
  const [event] = await systemEm(hub).execute(
    `select e.actor_role, m.text from reports.report_event e join reports.message m using (report_id, seq)
     where report_id = ? and kind = 'DISPATCHED'`,
    [report.id],
  );
  expect(event).toEqual({ actor_role: 'SYSTEM', text: 'Diteruskan otomatis menurut aturan penyaluran.' });
});

test('a category of its own goes elsewhere, and what people have touched is left to them', async () => {
  await save(centre, { categoryId, regionId: '99', agencyId: CITY });
  const report = await steps.submit(citizen, { ...CONTOH, categoryId });
  const picked = await steps.submit(citizen, { ...CONTOH, agencyId: REGENCY });
  const elsewhere = await steps.submit(citizen, { place: { province: 'Nusantara', regency: 'Lain' } });
  const asked = await steps.submit(citizen, CONTOH);
  const { report: waiting } = await steps.take(centre, 'requestCompletion', on(asked, { message: 'Di mana?' }));
  const { report: answered } = await steps.take(citizen, 'replyToReport', on(waiting, { message: 'Di sini.' }));
  expect(answered.status).toBe('RECEIVED');
  await route(report.id, picked.id, elsewhere.id, answered.id);
  expect((await steps.read(report.id)).agency).toEqual({ id: CITY });
  expect((await steps.read(picked.id)).agency).toEqual({ id: REGENCY });
  for (const { id } of [elsewhere, answered]) expect((await steps.read(id)).status).toBe('RECEIVED');
});

test.each<[string, Viewer, object, string]>([
  ['of an agency', viewerOf('AGENCY_ADMIN', { agencyId: REGENCY }), { regionId: '99.01' }, 'FORBIDDEN'],
  ['of the public', viewerOf('PUBLIC'), { regionId: '99.01' }, 'FORBIDDEN'],
  ['for everything', centre, {}, 'BAD_USER_INPUT'],
  ['for a region that is none', centre, { regionId: '12.34' }, 'BAD_USER_INPUT'],
  ['for a village', centre, { regionId: '99.01.05.2001' }, 'BAD_USER_INPUT'],
  ['for a category that is none', centre, { categoryId: OFFICE }, 'BAD_USER_INPUT'],
  ['to nobody', centre, { regionId: '99.01', agencyId: 'x' }, 'AGENCY_NOT_FOUND'],
])('a rule %s is refused', async (_, viewer, input, code) => expect((await save(viewer, input)).code).toBe(code));

test('offices read the rules, citizens do not', async () => {
  const source = '{ routingRules(first: 10) { edges { node { agency { id } } } } }';
  const { data } = await ask(reports, hub, viewerOf('LIAISON', { agencyId: OFFICE }), source);
  expect((data as { routingRules: { edges: object[] } }).routingRules.edges).toHaveLength(2);
  expect((await ask(reports, hub, citizen, source)).errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
