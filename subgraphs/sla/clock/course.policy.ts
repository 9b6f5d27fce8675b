import type { Rule } from '../rule-set/rule.ts';
import type { LifeEvent } from './life.policy.ts';

/** How a clock ran behind its start. */
export interface Course {
  /** Times in which it stood still and went on again. */
  standstills: { from: LifeEvent; until: LifeEvent }[];
  /** What ended it; null: nothing did. */
  end: LifeEvent | null;
  /** Since when it stands still; null: it does not. */
  held: LifeEvent | null;
}

/** Follows a clock through the events behind its start. An end that something undoes was a standstill. */
export function courseOf(rule: Rule, behind: readonly LifeEvent[]): Course {
  const ends = [...rule.ends, ...rule.cancels];
  const course: Course = { standstills: [], end: null, held: null };
  for (const event of behind) {
    const stop = course.end ?? course.held;
    if (stop && untilOf(rule, stop).includes(event.kind)) goOn(course, stop, event);
    if (course.end) continue;
    if (ends.includes(event.kind)) {
      if (course.held) goOn(course, course.held, event);
      course.end = event;
    } else if (untilOf(rule, event).length > 0) course.held ??= event;
  }
  return course;
}

function goOn(course: Course, from: LifeEvent, until: LifeEvent): void {
  course.standstills.push({ from, until });
  course.end = null;
  course.held = null;
}

/** Events that let a clock go on which this one stopped; none: it does not stop it, or for good. */
const untilOf = ({ standstills }: Rule, { kind }: LifeEvent) =>
  standstills.find(({ from }) => from.includes(kind))?.until ?? [];
