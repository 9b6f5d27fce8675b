import type { EntityManager } from '@mikro-orm/postgresql';
import { bound } from '../../common/database/bound.ts';
import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { MergeBook } from '../merge/merge-book.service.ts';
import type { MergeDecision } from '../merge/merge-decision.entity.ts';
import { sampleAudits } from '../merge-audit/sample.service.ts';
import { publishReports } from '../report/snapshot.service.ts';
import { type AutoPair, autoFacts } from './auto-facts.service.ts';
import { evidenceOf, unmetBy } from './auto-rule.policy.ts';
import type { Pair } from './candidates.service.ts';

/** Joins reports of one sender that tell the same thing twice, where the measured policy allows it; else nothing. */
export class AutoMergeService {
  constructor(private readonly runtime: Runtime) {}

  /** Looks at what was suggested about these reports; one transaction. Repeating it changes nothing. */
  async join(reportIds: readonly string[]): Promise<void> {
    const { orm, letterBox, now } = this.runtime;
    await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
      const pairs = await this.allowed(em, await suggested(em, reportIds));
      if (pairs.length === 0) return;
      const book = await MergeBook.open(em, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))], now());
      const joined: MergeDecision[] = [];
      for (const pair of pairs) if (await this.bothGroupsBearIt(em, book, pair)) joined.push(joinIn(book, pair));
      const changed = await book.close();
      await sampleAudits(em, joined, now());
      if (changed.length > 0) await publishReports(em, letterBox, changed);
    });
  }

  /** Those that meet every condition, the likeliest first; of equals the smaller ids, so that no chance is in it. */
  private async allowed(em: EntityManager, pairs: readonly Pair[]): Promise<AutoPair[]> {
    if (pairs.length === 0) return [];
    const found = await autoFacts(em, this.runtime.config.HUB_SECRET, pairs);
    return found
      .filter(({ facts }) => unmetBy(facts).length === 0)
      .sort((one, other) => other.likeness.bits - one.likeness.bits || (one.a + one.b < other.a + other.b ? -1 : 1));
  }

  /** A chain of likenesses joins what is not alike: every report of one group must go with every one of the other. */
  private async bothGroupsBearIt(em: EntityManager, book: MergeBook, { a, b }: AutoPair): Promise<boolean> {
    const obstacle = book.obstacle(a, b);
    // One channel is none here: sending the same twice is what this rule is about.
    if (obstacle !== null && obstacle !== 'ONE_CHANNEL') return false;
    const [one, other] = [book.groupOf(a), book.groupOf(b)];
    const across = one.flatMap((mine) => other.map((theirs) => ({ a: mine.id, b: theirs.id })));
    if (across.length === 1) return true;
    return (await this.allowed(em, across)).length === across.length;
  }
}

function joinIn(book: MergeBook, { a, b, facts, likeness, modelVersion, termsVersion }: AutoPair): MergeDecision {
  const [one, other] = [book.groupOf(a), book.groupOf(b)].map(([leader]) => leader.number);
  return book.join(a, b, {
    actor: SYSTEM_VIEWER,
    rule: 'SAME_SENDER',
    evidence: { ...evidenceOf(facts), bits: likeness.bits, modelVersion, termsVersion },
    reason: null,
    told: toldTo(one!, other!),
  });
}

/** What the reporter reads on the timeline of both. Nothing of who wrote them: others may read it too. */
const toldTo = (one: string, other: string) =>
  `Laporan ${one} dan ${other} digabung otomatis karena tampaknya satu pengaduan yang dikirim dua kali. Keduanya tetap tersimpan dengan nomornya. Bila keliru, sampaikan kepada petugas: penggabungan dapat dibatalkan.`;

/** Pairs about these reports that the comparison found sure enough. */
const suggested = (em: EntityManager, ids: readonly string[]): Promise<Pair[]> =>
  bound(
    em,
    `select low_id as a, high_id as b from reports.duplicate_suggestion
     where band = 'AUTO_ELIGIBLE' and (low_id = any($1::uuid[]) or high_id = any($1::uuid[]))
     order by low_id, high_id`,
    [ids],
  );
