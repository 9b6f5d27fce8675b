import type { PacketEntry } from './packet.ts';
import type { AskedReport } from './packet-question.ts';

/** The facts of a packet, in its order: the report, each event, each deadline, each look at what is not for everybody. */
export function factsOf({
  mine,
  timeline,
  accesses,
  clocks,
  ...report
}: AskedReport): Pick<PacketEntry, 'kind' | 'body'>[] {
  return [
    { kind: 'REPORT', body: report },
    ...timeline.edges.map(({ node }) => ({ kind: 'EVENT' as const, body: node })),
    ...clocks.map((clock) => ({ kind: 'CLOCK' as const, body: clock })),
    ...accesses.edges.map(({ node }) => ({ kind: 'ACCESS' as const, body: node })),
  ];
}
