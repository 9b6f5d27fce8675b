import { expect, test } from '@jest/globals';
import pg from 'pg';
import { insertReports } from '../../../../scripts/bench/consolidation/report-rows.ts';
import { dice } from '../../../../scripts/eval/consolidation/generated/dice.ts';
import type { ComparedReport } from '../../../../subgraphs/reports/block-key/compared-report.ts';
import { reportsDatabase } from '../../../../subgraphs/reports/database.ts';
import { FOUNDING_WEIGHTS } from '../../../../subgraphs/reports/likeness/weights/founding-weights.ts';
import { DedupModel } from '../../../../subgraphs/reports/model/dedup-model.entity.ts';
import { seedFoundingModel } from '../../../../subgraphs/reports/model/founding-model.service.ts';
import { SuggestionService } from '../../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { TEST_NOW, type TestRuntimes, testRuntimes } from '../../../support/test-runtime.ts';
import { systemEm } from '../support.ts';
import { inventedReports } from './invented-reports.ts';

const REPORTS = 450;
/** After the first step words have been counted, so that rare words make keys in the second. */
const STEPS = [
  [0, 250],
  [250, REPORTS],
  [200, 300],
] as const;

/** Weights in shadow that no pair falls short of: every pair that shares a key is compared whole. */
async function compareAll(hub: TestRuntimes): Promise<void> {
  const { version: _, ...weights } = FOUNDING_WEIGHTS;
  const em = systemEm(hub);
  em.create(DedupModel, {
    ...{ version: 'all', state: 'SHADOW', origin: 'LEARNED', figures: null, madeAt: TEST_NOW, shadowSince: TEST_NOW },
    weights: { ...weights, suggestFrom: -999 },
  });
  await em.flush();
}

async function suggestionsOf(reports: readonly ComparedReport[], prepareHub: (hub: TestRuntimes) => Promise<void>) {
  const hub = await testRuntimes([reportsDatabase]);
  const owner = new pg.Client(hub.url);
  try {
    await owner.connect();
    await owner.query(`set app.role = 'SYSTEM'`);
    await insertReports(owner, reports);
    await seedFoundingModel(hub.of('reports'));
    await prepareHub(hub);
    const service = new SuggestionService(hub.of('reports'));
    for (const [from, to] of STEPS) await service.check(reports.slice(from, to).map(({ id }) => id));
    const { rows } = await owner.query('select * from reports.duplicate_suggestion order by low_id, high_id');
    const counted = await owner.query('select coalesce(sum(pairs), 0)::int as pairs from reports.dedup_model_day');
    return { suggestions: rows, shadowPairs: Number(counted.rows[0].pairs) };
  } finally {
    await owner.end();
    await hub.drop();
  }
}

const seed = Date.now() % 1_000_000;
test(`hopeless pairs left out, the suggestions are those of comparing every pair (seed ${seed})`, async () => {
  const reports = inventedReports(dice(seed), REPORTS);
  const fast = await suggestionsOf(reports, async () => {});
  const whole = await suggestionsOf(reports, compareAll);
  expect(fast.suggestions).toEqual(whole.suggestions);
  expect(fast.suggestions.length).toBeGreaterThan(50);
  expect(whole.shadowPairs).toBeGreaterThan(fast.suggestions.length);
  expect(fast.shadowPairs).toBe(0);
});
