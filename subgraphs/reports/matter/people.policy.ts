/** Who sent a report, as far as it may be compared. */
export interface Sender {
  reportId: string;
  /** Copies of one submission have one sender. */
  submission: string;
  /** Blind indexes of verified ids; none: anonymous, or nothing is verified. */
  keys: readonly string[];
}

/** People behind reports: submissions that share a verified id are one person's, every other is one of its own. */
export function countPeople(senders: readonly Sender[]): number {
  const parents = new Map<string, string>();
  const personOf = (name: string): string => {
    const parent = parents.get(name) ?? name;
    if (parent === name) return name;
    const person = personOf(parent);
    parents.set(name, person);
    return person;
  };
  for (const { submission, keys } of senders) {
    const [first, ...others] = [`submission ${submission}`, ...keys].map(personOf);
    for (const other of others) parents.set(personOf(other), personOf(first!));
  }
  return new Set(senders.map(({ submission }) => personOf(`submission ${submission}`))).size;
}
