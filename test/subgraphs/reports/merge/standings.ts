import { type Decided, Standing } from '../../../../subgraphs/reports/merge/standing.policy.ts';

/** "LINK SAME_MATTER a b": decisions in the order in which they were made. */
export function standing(...lines: string[]): Standing {
  const decisions = lines.map((line, nth) => {
    const [verb, relation, one, other] = line.split(' ') as [Decided['verb'], Decided['relation'], string, string];
    const [lowId, highId] = [one, other].sort() as [string, string];
    return { verb, relation, lowId, highId, nth };
  });
  return new Standing(decisions);
}
