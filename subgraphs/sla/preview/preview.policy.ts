import type { ComputedClock } from '../clock/clock.policy.ts';
import { stateAt } from '../clock/clock-state.policy.ts';
import type { ClockState } from '../clock/clock-state.ts';
import { STAGES, type Stage } from '../rule-set/stage.ts';
import type { Preview, PreviewCounts, PreviewExample } from './sla-preview.ts';

/** A report's clocks with the books that stand, and with those that would. */
export interface Comparison {
  reportId: string;
  timezone: string;
  before: readonly ComputedClock[];
  after: readonly ComputedClock[];
}

const LATE: readonly (ClockState | null)[] = ['BREACHED', 'OVERDUE'];

/** Adds up what changes, report by report. */
export class Difference {
  private readonly counts = new Map<Stage, PreviewCounts>();
  private readonly verdicts: PreviewExample[] = [];
  private readonly days: PreviewExample[] = [];

  /** `most`: examples that are kept. */
  constructor(
    private readonly now: Date,
    private readonly most: number,
  ) {}

  /** Takes one report in. */
  add(comparison: Comparison): void {
    for (const stage of STAGES) {
      const example = this.exampleOf(stage, comparison);
      const existed = example.stateBefore !== null;
      const exists = example.stateAfter !== null;
      const moved = existed && exists && example.dueDayBefore !== example.dueDayAfter;
      const changes = existed && exists && example.stateBefore !== example.stateAfter;
      if (!moved && !changes && existed === exists) continue;
      this.count(stage, example, { moved, added: !existed && exists, removed: existed && !exists });
      const kept = changes ? this.verdicts : this.days;
      if (kept.length < this.most) kept.push(example);
    }
  }

  /** What it has come to. */
  result(): Pick<Preview, 'moved' | 'becomeLate' | 'becomeInTime' | 'byStage' | 'examples'> {
    const byStage = STAGES.flatMap((stage) => this.counts.get(stage) ?? []);
    const sum = (key: 'moved' | 'becomeLate' | 'becomeInTime') => byStage.reduce((total, one) => total + one[key], 0);
    const examples = [...this.verdicts, ...this.days].slice(0, this.most);
    return {
      ...{ moved: sum('moved'), becomeLate: sum('becomeLate'), becomeInTime: sum('becomeInTime') },
      ...{ byStage, examples },
    };
  }

  private exampleOf(stage: Stage, { reportId, timezone, before, after }: Comparison): PreviewExample {
    const old = before.find((clock) => clock.stage === stage);
    const renewed = after.find((clock) => clock.stage === stage);
    const stand = (clock: ComputedClock | undefined) => (clock ? stateAt({ ...clock, timezone }, this.now) : null);
    return {
      ...{ reportId, stage, stateBefore: stand(old), stateAfter: stand(renewed) },
      ...{ dueDayBefore: old?.dueDay ?? null, dueDayAfter: renewed?.dueDay ?? null },
    };
  }

  private count(
    stage: Stage,
    { stateBefore, stateAfter }: PreviewExample,
    { moved, added, removed }: { moved: boolean; added: boolean; removed: boolean },
  ): void {
    const none = { stage, moved: 0, becomeLate: 0, becomeInTime: 0, added: 0, removed: 0 };
    const counts = this.counts.get(stage) ?? none;
    counts.moved += Number(moved);
    counts.added += Number(added);
    counts.removed += Number(removed);
    if (stateBefore !== null && stateAfter !== null) {
      counts.becomeLate += Number(!LATE.includes(stateBefore) && LATE.includes(stateAfter));
      counts.becomeInTime += Number(LATE.includes(stateBefore) && !LATE.includes(stateAfter));
    }
    this.counts.set(stage, counts);
  }
}
