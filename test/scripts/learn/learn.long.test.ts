import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { learn } from '../../../scripts/learn/learn.ts';
import { table } from '../../../scripts/learn/table.ts';
import { newId } from '../../../subgraphs/common/database/uuid.ts';
import { MergeDecision } from '../../../subgraphs/reports/merge/merge-decision.entity.ts';
import { DedupModel } from '../../../subgraphs/reports/model/dedup-model.entity.ts';
import { SuggestionService } from '../../../subgraphs/reports/suggestion/suggestion.service.ts';
import { letter, record, systemEm, takeIn, testReports } from '../../subgraphs/reports/support.ts';
import { TEST_NOW, type TestRuntimes } from '../../support/test-runtime.ts';

/** Pairs of invented reports per district; the even ones are one matter. */
const PAIRS = 8;
const DISTRICTS = ['Hulu', 'Hilir', 'Tengah'];

let hub: TestRuntimes;
beforeAll(async () => {
  hub = await testReports();
  await takeIn(
    hub,
    letter(DISTRICTS.flatMap((district) => Array.from({ length: PAIRS }, (_, n) => couple(district, n)).flat())),
  );
  const ids = await idsBySource();
  await new SuggestionService(hub.of('reports')).check([...ids.values()]);
  const em = systemEm(hub);
  for (const district of DISTRICTS) {
    for (let n = 0; n < PAIRS; n += 1) {
      const [lowId, highId] = ['a', 'b'].map((side) => ids.get(nameOf(district, n, side))!).sort() as [string, string];
      const same = n % 2 === 0;
      em.create(MergeDecision, {
        ...{ id: newId(), lowId, highId, nth: 1, verb: same ? 'LINK' : 'REJECT', rule: 'CLERK', evidence: {} },
        ...{ relation: same ? 'SAME_SUBMISSION' : 'DIFFERENT', actorRole: 'LIAISON', reason: 'contoh', at: TEST_NOW },
      });
    }
  }
  await em.flush();
});
afterAll(() => hub.drop());

const nameOf = (district: string, n: number, side: string) => `sheet.ringkas.${district}-${n}-${side}`;

function couple(district: string, n: number) {
  const place = { province: 'Nusantara', regency: 'Contoh', district, village: null, detail: null };
  const same = n % 2 === 0;
  const of = (side: string) =>
    same ? 'gang 3 dekat surau' : side === 'a' ? 'gang 4 dekat pasar' : 'gang 9 dekat sawah';
  return ['a', 'b'].map((side) =>
    record(nameOf(district, n, side), {
      body: `Lampu jalan padam di Jalan Contoh ${district} ${of(side)} sudah tiga malam nomor ${n} gelap sekali`,
      place,
    }),
  );
}

async function idsBySource(): Promise<Map<string, string>> {
  const rows = await systemEm(hub).execute<{ source: string; id: string }[]>(
    'select source_record_id as source, report_id as id from reports.source_link',
  );
  return new Map(rows.map(({ source, id }) => [source, id]));
}

const run = (fewest: number, saveDraft = false) =>
  systemEm(hub).transactional((em) => learn(em, { fewest, saveDraft, now: TEST_NOW }));

test('with too few decided pairs it says how many there are and what to do', async () => {
  await expect(run(500)).rejects.toThrow('24 pairs of this hub have been decided by people, and learning takes 500.');
});

test('each district is judged by weights that have not seen it, beside the weights in force', async () => {
  const outcome = await run(24);
  expect(outcome).toMatchObject({ against: 'founding-2', labels: 24, same: 12, folds: 3, draft: null });
  expect(outcome.byDistrict.map(({ district, labels }) => [district, labels])).toEqual([
    ['Hilir', 8],
    ['Hulu', 8],
    ['Tengah', 8],
  ]);
  expect(outcome.learned.precision).toBeGreaterThanOrEqual(outcome.active.precision ?? 0);
  expect(outcome.learned.recall).toBeGreaterThan(0.9);
  expect(await run(24)).toEqual(outcome);
  expect(table(outcome)).toContain('24 decided pairs (12 same)');
});

test('only a draft is stored, and only when asked for; the second of a day has a name of its own', async () => {
  const states = async () =>
    (await systemEm(hub).find(DedupModel, {}, { orderBy: { madeAt: 'asc', version: 'asc' } })).map((m) => [
      m.version,
      m.state,
    ]);
  const before = await states();
  const { draft, weights } = await run(24, true);
  await run(24, true);
  expect(draft).toBe('learned-2026-03-17');
  expect(await states()).toEqual(
    expect.arrayContaining([...before, ['learned-2026-03-17', 'DRAFT'], ['learned-2026-03-17-2', 'DRAFT']]),
  );
  const stored = await systemEm(hub).findOneOrFail(DedupModel, { version: draft! });
  expect(stored).toMatchObject({ origin: 'LEARNED', figures: { labels: 24 }, weights: { bits: weights.bits } });
});
