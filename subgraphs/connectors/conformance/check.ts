import type { Bench } from './bench/bench.ts';

/** What a check has to have beside records: the source's replies, or a source whose items change while it is read. */
export type Need = 'REPLIES' | 'LIVING_SOURCE';

/** One row of the pass card. */
export interface Check {
  /** Number of the row in CONNECTORS.md, section 5. */
  number: number;
  given: string;
  must: string;
  needs?: Need;
  /** Why the row says nothing about this connector, by what the connector itself declares; null: it applies. */
  unless?(bench: Bench): string | null;
  /** @throws Finding where it does not hold */
  run(bench: Bench): Promise<void>;
}

/** What does not hold, where, and what its author can do. */
export class Finding extends Error {
  constructor(
    message: string,
    readonly place: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = 'Finding';
  }
}

/** Throws a finding unless the condition holds. */
export function must(condition: unknown, message: string, place: string, remedy: string): asserts condition {
  if (!condition) throw new Finding(message, place, remedy);
}
