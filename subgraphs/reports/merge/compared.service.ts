import type { EntityManager } from '@mikro-orm/postgresql';
import { termsInForce } from '../block-key/term.loader.ts';
import type { Likeness } from '../likeness/model.ts';
import { comparedReports } from '../suggestion/compared-report.loader.ts';
import { MODEL_VERSION, type Prepared, prepare } from '../suggestion/likeness.policy.ts';
import { compareBoth } from '../suggestion/suggestion.policy.ts';

/** Two reports as they were compared for a decision. */
export interface Compared {
  /** With everything, and as somebody sees it who may not know who wrote the two. */
  full: Likeness;
  open: Likeness;
  modelVersion: string;
  termsVersion: string | null;
}

/** Compares reports with each other as they stand now. Needs the SYSTEM viewer and a transaction. */
export class PairComparison {
  private constructor(
    private readonly reports: ReadonlyMap<string, Prepared>,
    private readonly termsVersion: string | null,
  ) {}

  /** Reads these reports. */
  static async of(em: EntityManager, ids: readonly string[]): Promise<PairComparison> {
    const terms = await termsInForce(em);
    const reports = [...(await comparedReports(em, ids)).values()];
    return new PairComparison(new Map(reports.map((one) => [one.id, prepare(one, terms)])), terms?.version ?? null);
  }

  /** What speaks for and against a pair of them. */
  compare(oneId: string, otherId: string): Compared {
    const { full, open } = compareBoth(this.reports.get(oneId)!, this.reports.get(otherId)!);
    return { full, open, modelVersion: MODEL_VERSION, termsVersion: this.termsVersion };
  }

  /** Mean bits of the pairs between two sets; who wrote them does not count, so that no answer can tell of it. */
  meanBits(some: readonly string[], others: readonly string[]): number {
    const bits = some.flatMap((one) => others.map((other) => this.compare(one, other).open.bits));
    return bits.reduce((sum, one) => sum + one, 0) / bits.length;
  }
}
