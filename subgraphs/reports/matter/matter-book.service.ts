import { hubError } from '../../common/errors/hub-error.ts';
import type { Ground, MergeBook } from '../merge/merge-book.service.ts';
import type { MergeDecision } from '../merge/merge-decision.entity.ts';

/** What brings reports of one matter together without making them one, in an open book. No report changes by it. */
export class MatterBook {
  constructor(private readonly book: MergeBook) {}

  /** Says that both are about one thing. */
  link = (oneId: string, otherId: string, ground: Ground): MergeDecision =>
    this.book.decide(oneId, otherId, 'LINK', 'SAME_MATTER', ground);

  /** Lets the later report refer to the earlier one. */
  refer = (oneId: string, otherId: string, ground: Ground): MergeDecision =>
    this.book.decide(oneId, otherId, 'LINK', 'RECURRENCE', ground);

  /**
   * Takes the link between two reports back. They are pinned apart then, unless they still hang together through others:
   * in that case nothing falls apart. @throws MERGE_NOT_POSSIBLE
   */
  unlink(oneId: string, otherId: string, ground: Ground): MergeDecision {
    const { standing } = this.book;
    const relation = (['SAME_MATTER', 'RECURRENCE'] as const).find((one) => standing.isLinked(oneId, otherId, one));
    if (!relation) throw hubError('MERGE_NOT_POSSIBLE', this.whyNotLinked(oneId, otherId));
    const decision = this.book.decide(oneId, otherId, 'UNLINK', relation, ground);
    if (relation === 'SAME_MATTER' && !standing.path(oneId, otherId)) {
      this.book.decide(oneId, otherId, 'PIN_APART', relation, ground);
    }
    return decision;
  }

  private whyNotLinked(oneId: string, otherId: string): string {
    if (this.book.standing.isLinked(oneId, otherId, 'SAME_SUBMISSION')) {
      return 'they are joined as one report; use unmergeReports.';
    }
    return this.book.standing.path(oneId, otherId)
      ? 'no link joins these two; they hang together through others, whose links Matter.history names.'
      : 'nothing joins them.';
  }
}
