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
  const names = (sender: Sender) => [`submission ${sender.submission}`, ...sender.keys];
  const people: Set<string>[] = [];
  for (const sender of senders) {
    const mine = names(sender);
    const same = people.filter((person) => mine.some((name) => person.has(name)));
    const rest = people.filter((person) => !same.includes(person));
    people.splice(0, people.length, ...rest, new Set([...mine, ...same.flatMap((person) => [...person])]));
  }
  return people.length;
}
