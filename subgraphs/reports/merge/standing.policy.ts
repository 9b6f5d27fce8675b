import type { LinkRelation, MergeVerb } from './merge-words.ts';

/** What of a decision says how a pair now stands. */
export interface Decided {
  lowId: string;
  highId: string;
  nth: number;
  verb: MergeVerb;
  relation: LinkRelation;
}

/** Relations under which reports belong to one matter. */
export const GROUPING: readonly LinkRelation[] = ['SAME_SUBMISSION', 'SAME_MATTER'];

/** Decisions that keep a pair apart for every rule. */
const APART: ReadonlySet<MergeVerb> = new Set(['PIN_APART', 'REJECT']);

/** Name of a pair, whichever of the two comes first. */
export const pairName = (one: string, other: string) => [one, other].sort().join(' ');

/** How the pairs among some reports stand: the fold of their decisions, each pair's in the order in which they were made. */
export class Standing<Decision extends Decided = Decided> {
  private readonly last = new Map<string, Decision>();
  /** Pairs kept apart, with their two ids. */
  private readonly apart = new Map<string, readonly [string, string]>();
  private readonly links = new Map<LinkRelation, Map<string, Set<string>>>();

  constructor(decisions: readonly Decision[]) {
    for (const decision of decisions) this.add(decision);
  }

  /** Lets a decision hold. A link takes a pin of its pair back; a reference to an earlier report does not. */
  add(decision: Decision): void {
    const { lowId, highId, verb, relation } = decision;
    const name = pairName(lowId, highId);
    this.last.set(name, decision);
    if (APART.has(verb)) this.apart.set(name, [lowId, highId]);
    if (verb === 'LINK' && relation !== 'RECURRENCE') this.apart.delete(name);
    if (verb === 'LINK' || verb === 'UNLINK') this.tie(lowId, highId, relation, verb === 'LINK');
  }

  /** The newest decision about a pair, whatever it says. */
  newest = (one: string, other: string): Decision | undefined => this.last.get(pairName(one, other));

  /** Is there a link of this relation between the two themselves? */
  isLinked = (one: string, other: string, relation: LinkRelation): boolean =>
    this.links.get(relation)?.get(one)?.has(other) ?? false;

  /** Is a pair out of these two sets kept apart? */
  keepsApart(some: readonly string[], others: readonly string[]): boolean {
    const [mine, theirs] = [new Set(some), new Set(others)];
    return [...this.apart.values()].some(
      ([low, high]) => (mine.has(low) && theirs.has(high)) || (mine.has(high) && theirs.has(low)),
    );
  }

  /** A report and all that hang together with it as one matter. */
  matterOf = (id: string): string[] => [...this.reach(id, GROUPING).keys()];

  /** A report and all that are one report with it. */
  groupOf = (id: string): string[] => [...this.reach(id, ['SAME_SUBMISSION']).keys()];

  /** Shortest chain of links from one report to another, both included; null: they are of different matters. */
  path(one: string, other: string): string[] | null {
    const cameFrom = this.reach(one, GROUPING);
    if (!cameFrom.has(other)) return null;
    const path = [other];
    while (path[0] !== one) path.unshift(cameFrom.get(path[0]!)!);
    return path;
  }

  /** Every report within reach, the nearest first, with the one before it on the way. */
  private reach(from: string, relations: readonly LinkRelation[]): Map<string, string> {
    const cameFrom = new Map([[from, from]]);
    for (const id of cameFrom.keys()) {
      for (const relation of relations) {
        for (const next of this.links.get(relation)?.get(id) ?? []) if (!cameFrom.has(next)) cameFrom.set(next, id);
      }
    }
    return cameFrom;
  }

  private tie(one: string, other: string, relation: LinkRelation, linked: boolean): void {
    const ends = this.links.get(relation) ?? new Map<string, Set<string>>();
    this.links.set(relation, ends);
    for (const [id, far] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = ends.get(id) ?? new Set();
      if (linked) known.add(far);
      else known.delete(far);
      ends.set(id, known);
    }
  }
}
