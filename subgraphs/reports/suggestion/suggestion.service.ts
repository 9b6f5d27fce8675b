import type { EntityManager } from '@mikro-orm/postgresql';
import { planByIndex } from '../../common/database/bound.ts';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { storeKeys } from '../block-key/block-key.service.ts';
import { nearReports } from '../block-key/near-report.loader.ts';
import { termsInForce } from '../block-key/term.loader.ts';
import { renewTerms } from '../block-key/term-table.service.ts';
import type { Weights } from '../likeness/model.ts';
import { type BandPair, countShadow } from '../model/shadow-count.service.ts';
import { weightsInForce } from '../model/weights.loader.ts';
import { comparedReports } from './compared-report.loader.ts';
import { type FoundPairs, foundPairs } from './found-pairs.policy.ts';
import { compare, hopelessApart, type Prepared, wordsOf } from './likeness.policy.ts';
import { PreparedReports } from './prepared-reports.ts';
import { settledPairs } from './settled.service.ts';
import { isWorthALook } from './suggestion.policy.ts';
import { type FoundPair, partnersOf, replaceSuggestions } from './suggestion-rows.service.ts';

/** Checked in one transaction. */
const PER_BATCH = 100;
/** Kept per report, the best; of one template there may be hundreds. */
const KEPT = 10;
const NEITHER: BandPair = { active: 'IGNORE', shadow: 'IGNORE' };

/** Finds reports that may be about one matter, and keeps the best for a person to decide. Repeating it changes nothing. */
export class SuggestionService {
  private readonly reports = new PreparedReports();

  constructor(private readonly runtime: Runtime) {}

  /** Stores the keys of these reports and compares them with what is near, the earliest received first. */
  async check(reportIds: readonly string[]): Promise<void> {
    const inOrder = await this.inTimeOrder([...new Set(reportIds)]);
    for (let start = 0; start < inOrder.length; start += PER_BATCH) {
      const batch = inOrder.slice(start, start + PER_BATCH);
      await this.hub().transactional((em) => this.checkBatch(em, batch));
    }
    const { now } = this.runtime;
    await this.hub().transactional((em) => renewTerms(em, wordsOf, now()));
  }

  private async checkBatch(em: EntityManager, ids: readonly string[]): Promise<void> {
    const { config, now } = this.runtime;
    await planByIndex(em);
    const terms = await termsInForce(em);
    const { active, shadow } = await weightsInForce(em);
    const asked = [...(await comparedReports(em, ids)).values()].map((report) => this.reports.of(report, terms));
    await storeKeys(em, config.HUB_SECRET, asked, now());
    // A shadow counts every pair, the hopeless ones too.
    const hopeless = shadow ? undefined : (report: Prepared) => hopelessApart(report, active);
    const near = await nearReports(em, config.HUB_SECRET, asked, config.DUPLICATE_WINDOW_DAYS, hopeless);
    const partners = [...near.map(({ reportId, nearId }) => ({ reportId, nearId })), ...(await partnersOf(em, ids))];
    const known = new Map(asked.map((one) => [one.report.id, one]));
    const missing = [...new Set(partners.map(({ nearId }) => nearId))].filter((id) => !known.has(id));
    for (const report of (await comparedReports(em, missing)).values())
      known.set(report.id, this.reports.of(report, terms));
    const compared = foundPairs(partners, known, { active, shadow });
    if (shadow) await this.tryBeside(em, compared, { active, shadow });
    const found = await unsettled(em, compared.pairs.filter(isWorthALook));
    const versions = { model: active.version, terms: terms?.version ?? null };
    await replaceSuggestions(em, asked, best(found), versions, now());
  }

  /** Judges the same pairs by the weights in shadow; nothing follows but counts. */
  private tryBeside(
    em: EntityManager,
    { pairs, hopeless }: FoundPairs,
    { active, shadow }: Record<'active' | 'shadow', Weights>,
  ) {
    const bands = pairs.map(({ one, other, full }) => ({
      active: full.band,
      shadow: compare(one, other, shadow).band,
    }));
    const versions = { active: active.version, shadow: shadow.version };
    return countShadow(
      em,
      versions,
      [...bands, ...Array.from({ length: hopeless }, () => NEITHER)],
      this.runtime.now(),
    );
  }

  private async inTimeOrder(ids: readonly string[]): Promise<string[]> {
    const rows = await this.hub().execute<{ id: string }[]>(
      `select id from reports.report where id = any(array(select jsonb_array_elements_text(?::jsonb)::uuid))
       order by received_at, id`,
      [JSON.stringify(ids)],
    );
    return rows.map(({ id }) => id);
  }

  private readonly hub = () => forkFor(this.runtime.orm, SYSTEM_VIEWER);
}

async function unsettled(em: EntityManager, pairs: readonly FoundPair[]): Promise<FoundPair[]> {
  if (pairs.length === 0) return [];
  const settled = await settledPairs(
    em,
    pairs.map(({ lowId, highId }) => [lowId, highId] as const),
  );
  return pairs.filter((_, place) => !settled.has(place));
}

/** The best of each report that was asked for; of equals the smaller ids, so that no chance is in it. */
function best(pairs: readonly FoundPair[]): FoundPair[] {
  const name = ({ lowId, highId }: FoundPair) => lowId + highId;
  const order = (one: FoundPair, other: FoundPair) =>
    other.full.bits - one.full.bits || (name(one) < name(other) ? -1 : 1);
  return [...Map.groupBy(pairs, ({ foundFor }) => foundFor).values()].flatMap((found) =>
    found.toSorted(order).slice(0, KEPT),
  );
}
