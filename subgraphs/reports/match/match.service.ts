import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { MergeBook } from '../merge/merge-book.service.ts';
import type { MergeDecision } from '../merge/merge-decision.entity.ts';
import { sampleAudits } from '../merge-audit/sample.service.ts';
import { publishReports } from '../report/snapshot.service.ts';
import { candidates, type Pair, traitsOf } from './candidates.service.ts';
import { type Finding, sameSubmission, type Traits } from './same-submission.policy.ts';

type Match = Pair & { finding: Finding; milliseconds: number };

/** Joins copies of one submission that came through different channels. Repeating it changes nothing. */
export class MatchService {
  constructor(private readonly runtime: Runtime) {}

  /** Looks whether these reports are known already; one transaction. */
  async match(reportIds: readonly string[]): Promise<void> {
    const { orm, letterBox, now } = this.runtime;
    await forkFor(orm, SYSTEM_VIEWER).transactional(async (em) => {
      const pairs = await candidates(em, reportIds);
      if (pairs.length === 0) return;
      const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
      const book = await MergeBook.open(em, ids, now());
      const joined: MergeDecision[] = [];
      for (const { a, b, finding } of matches(pairs, await traitsOf(em, ids))) {
        const ground = { actor: SYSTEM_VIEWER, reason: null, ...finding };
        if (book.obstacle(a, b) === null) joined.push(book.join(a, b, ground));
      }
      const changed = await book.close();
      await sampleAudits(em, joined, now());
      if (changed.length > 0) await publishReports(em, letterBox, changed);
    });
  }
}

/** Pairs that a rule joins: numbers before texts, then the nearest in time, so that the outcome has no chance in it. */
function matches(pairs: readonly Pair[], traits: Map<string, Traits>): Match[] {
  const found = pairs.flatMap(({ a, b }): Match[] => {
    const [one, other] = [traits.get(a)!, traits.get(b)!];
    const finding = sameSubmission(one, other);
    return finding
      ? [{ a, b, finding, milliseconds: Math.abs(one.receivedAt.valueOf() - other.receivedAt.valueOf()) }]
      : [];
  });
  const order = ({ finding, milliseconds, a, b }: Match) =>
    [finding.rule === 'SAME_NUMBER' ? 0 : 1, milliseconds, [a, b].sort().join()] as const;
  return found.sort((one, other) => compare(order(one), order(other)));
}

function compare(one: readonly [number, number, string], other: readonly [number, number, string]): number {
  return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : 1);
}
