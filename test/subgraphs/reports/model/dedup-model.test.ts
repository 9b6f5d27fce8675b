import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FOUNDING_WEIGHTS } from '../../../../subgraphs/reports/likeness/weights/founding-weights.ts';
import { DedupModel } from '../../../../subgraphs/reports/model/dedup-model.entity.ts';
import { seedFoundingModel } from '../../../../subgraphs/reports/model/founding-model.service.ts';
import { reports } from '../../../../subgraphs/reports/parts.ts';
import { DuplicateSuggestion } from '../../../../subgraphs/reports/suggestion/duplicate-suggestion.entity.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { ask, TEST_NOW, type TestRuntimes, viewerOf } from '../../../support/test-runtime.ts';
import { letter, record, systemEm, takeIn, testReports } from '../support.ts';

const FOUNDING = FOUNDING_WEIGHTS.version;
const CENTRE = viewerOf('CENTRAL_ADMIN', { userId: 'centre-1' });
const AUDITOR = viewerOf('AUDITOR', { userId: 'auditor-1' });

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
});
afterAll(() => hub.drop());

const states = async () =>
  Object.fromEntries((await systemEm(hub).find(DedupModel, {})).map(({ version, state }) => [version, state]));

let keys = 0;
async function use(operation: string, version: string, viewer = CENTRE) {
  keys += 1;
  const source = `mutation ($input: UseDedupModelInput!) { ${operation}(input: $input) { version state } }`;
  const input = { idempotencyKey: `model-${keys}`, version, reason: 'percobaan' };
  const { data, errors } = await ask(reports, hub, viewer, source, { input });
  return { model: data?.[operation], code: errors?.[0]?.extensions?.code, message: errors?.[0]?.message };
}

/** A draft that suggests less readily than the founding weights. */
async function draft(version: string, suggestFrom = 30) {
  const { version: _, ...weights } = FOUNDING_WEIGHTS;
  const em = systemEm(hub);
  em.create(DedupModel, {
    ...{ version, state: 'DRAFT', origin: 'LEARNED', figures: null, madeAt: TEST_NOW },
    weights: { ...weights, suggestFrom },
  });
  await em.flush();
}

const BODY = 'Lubang besar di Jalan Contoh Mawar nomor 12 dekat pasar membahayakan pengendara motor pada malam hari';

/** Two reports with one text, compared now. */
async function comparedPair(name: string): Promise<string[]> {
  const ids = [`sheet.ringkas.${name}-1`, `sheet.ringkas.${name}-2`];
  await takeIn(hub, letter(ids.map((id) => record(id, { body: `${BODY} ${name}` }))));
  const rows = await systemEm(hub).execute<{ id: string }[]>(
    `select report_id as id from reports.source_link where source_record_id in (?, ?)`,
    ids,
  );
  await new SuggestionService(hub.of('reports')).check(rows.map(({ id }) => id));
  return rows.map(({ id }) => id);
}
const suggestion = async (ids: string[]) =>
  systemEm(hub).findOne(DuplicateSuggestion, { lowId: ids.toSorted()[0]!, highId: ids.toSorted()[1]! });

test('a migrated hub compares with the founding weights, and a start changes nothing', async () => {
  await seedFoundingModel(hub.of('reports'));
  expect(await states()).toEqual({ [FOUNDING]: 'ACTIVE' });
  expect(await suggestion(await comparedPair('awal'))).toMatchObject({ modelVersion: FOUNDING, band: 'SUGGEST' });
});

test('a draft is not activated, and one in shadow says how far it is', async () => {
  await draft('percobaan-1');
  expect(await use('activateDedupModel', 'percobaan-1')).toMatchObject({
    code: 'DEDUP_MODEL_NOT_READY',
    message: expect.stringContaining('shadowDedupModel'),
  });
  expect((await use('shadowDedupModel', 'percobaan-1')).model).toEqual({ version: 'percobaan-1', state: 'SHADOW' });
  const refused = await use('activateDedupModel', 'percobaan-1');
  expect(refused.message).toContain('0 of 14 days and 0 of 1000 pairs');
});

test('pairs are scored beside the active weights and counted by day; suggestions stay those of the active ones', async () => {
  const ids = await comparedPair('samping');
  expect(await suggestion(ids)).toMatchObject({ modelVersion: FOUNDING, band: 'SUGGEST' });
  const { data } = await ask(
    reports,
    hub,
    AUDITOR,
    '{ dedupModels(first: 5) { edges { node { version state shadowDays { day activeVersion activeBand shadowBand pairs } } } } }',
  );
  const nodes = (data as { dedupModels: { edges: { node: { version: string; shadowDays: object[] } }[] } }).dedupModels;
  const shadow = nodes.edges.find(({ node }) => node.version === 'percobaan-1')!.node;
  expect(shadow.shadowDays).toContainEqual(
    expect.objectContaining({
      day: '2026-03-17',
      activeVersion: FOUNDING,
      activeBand: 'SUGGEST',
      shadowBand: 'IGNORE',
    }),
  );
});

test('after its time in shadow it becomes active; old suggestions keep their version, and the founding weights may return', async () => {
  const old = await comparedPair('lama');
  await systemEm(hub).execute(
    `update reports.dedup_model set shadow_since = '2026-03-01' where version = 'percobaan-1'`,
  );
  expect((await use('activateDedupModel', 'percobaan-1')).message).toContain('of 1000 pairs');
  await systemEm(hub).execute('update reports.dedup_model_day set pairs = pairs + 1000');
  expect((await use('activateDedupModel', 'percobaan-1')).model).toEqual({ version: 'percobaan-1', state: 'ACTIVE' });
  expect(await states()).toEqual({ [FOUNDING]: 'RETIRED', 'percobaan-1': 'ACTIVE' });
  expect(await suggestion(old)).toMatchObject({ modelVersion: FOUNDING });
  expect(await suggestion(await comparedPair('baru'))).toBeNull();
  expect((await use('activateDedupModel', FOUNDING)).model).toMatchObject({ state: 'ACTIVE' });
  expect(await suggestion(await comparedPair('kembali'))).toMatchObject({ modelVersion: FOUNDING });
});

test('one model is in shadow at a time, and only the centre decides', async () => {
  await draft('percobaan-2');
  await draft('percobaan-3');
  await use('shadowDedupModel', 'percobaan-2');
  await use('shadowDedupModel', 'percobaan-3');
  expect(await states()).toMatchObject({ 'percobaan-2': 'DRAFT', 'percobaan-3': 'SHADOW' });
  expect(await use('shadowDedupModel', 'percobaan-2', AUDITOR)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await use('activateDedupModel', 'lain')).toMatchObject({ code: 'DEDUP_MODEL_NOT_FOUND' });
  const liaison = viewerOf('LIAISON', { userId: 'l-1' });
  const { errors } = await ask(reports, hub, liaison, '{ dedupModels(first: 5) { edges { node { version } } } }');
  expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});

/** The hub as it was founded by a former version: other founding weights are active, those of today unknown. */
async function foundedBefore(version: string): Promise<void> {
  const em = systemEm(hub);
  await em.execute('delete from reports.dedup_model_day');
  await em.execute('delete from reports.dedup_model where version <> ?', [FOUNDING]);
  await em.execute(
    `update reports.dedup_model set version = ?, state = 'ACTIVE', weights = jsonb_set(weights, '{suggestFrom}', '5')
     where version = ?`,
    [version, FOUNDING],
  );
}

test('an upgraded hub goes on with the weights it was founded with; the new ones run in shadow until a person activates them', async () => {
  await foundedBefore('founding-1');
  for (let start = 0; start < 2; start += 1) await seedFoundingModel(hub.of('reports'));
  expect(await states()).toEqual({ 'founding-1': 'ACTIVE', [FOUNDING]: 'SHADOW' });
  expect(await suggestion(await comparedPair('naik'))).toMatchObject({ modelVersion: 'founding-1' });
  const rows = await systemEm(hub).execute('select pairs from reports.dedup_model_day where model_version = ?', [
    FOUNDING,
  ]);
  expect(rows).not.toEqual([]);
  expect((await use('activateDedupModel', FOUNDING)).message).toContain('0 of 14 days');
  await systemEm(hub).execute(`update reports.dedup_model set shadow_since = '2026-03-01' where version = ?`, [
    FOUNDING,
  ]);
  await systemEm(hub).execute('update reports.dedup_model_day set pairs = pairs + 1000');
  expect((await use('activateDedupModel', FOUNDING)).model).toMatchObject({ state: 'ACTIVE' });
  await seedFoundingModel(hub.of('reports'));
  expect(await states()).toEqual({ 'founding-1': 'RETIRED', [FOUNDING]: 'ACTIVE' });
});

test('what a person tries in shadow is not pushed out by an upgrade; a hub without weights starts with those of today', async () => {
  await foundedBefore('founding-1');
  await draft('percobaan-4');
  await use('shadowDedupModel', 'percobaan-4');
  await seedFoundingModel(hub.of('reports'));
  expect(await states()).toEqual({ 'founding-1': 'ACTIVE', 'percobaan-4': 'SHADOW', [FOUNDING]: 'DRAFT' });
  await systemEm(hub).execute('delete from reports.dedup_model');
  await seedFoundingModel(hub.of('reports'));
  expect(await states()).toEqual({ [FOUNDING]: 'ACTIVE' });
});
