import type { EntityManager } from '@mikro-orm/postgresql';
import { termsInForce } from '../block-key/term.loader.ts';
import type { Likeness, Weights } from '../likeness/model.ts';
import { weightsInForce } from '../model/weights.loader.ts';
import { comparedReports } from '../suggestion/compared-report.loader.ts';
import { type Prepared, prepare } from '../suggestion/likeness.policy.ts';
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
    private readonly weights: Weights,
  ) {}

  /** Reads these reports. */
  static async of(em: EntityManager, ids: readonly string[]): Promise<PairComparison> {
    const terms = await termsInForce(em);
    const { active } = await weightsInForce(em);
    const reports = [...(await comparedReports(em, ids)).values()];
    const prepared = new Map(reports.map((one) => [one.id, prepare(one, terms)]));
    return new PairComparison(prepared, terms?.version ?? null, active);
  }

  /** What speaks for and against a pair of them. */
  compare(oneId: string, otherId: string): Compared {
    const { full, open } = compareBoth(this.reports.get(oneId)!, this.reports.get(otherId)!, this.weights);
    return { full, open, modelVersion: this.weights.version, termsVersion: this.termsVersion };
  }

  /** Mean bits of the pairs between two sets; who wrote them does not count, so that no answer can tell of it. */
  meanBits(some: readonly string[], others: readonly string[]): number {
    const bits = some.flatMap((one) => others.map((other) => this.compare(one, other).open.bits));
    return bits.reduce((sum, one) => sum + one, 0) / bits.length;
  }
}
