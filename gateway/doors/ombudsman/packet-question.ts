import { readFile } from 'node:fs/promises';
import type { FormattedExecutionResult } from 'graphql';
import { fromRoot } from '../../../subgraphs/common/config/root.ts';

/** A report as `schema/operations/ombudsman-packet.graphql` asks for it. */
export interface AskedReport {
  id: string;
  number: string;
  mine: boolean | null;
  ombudsmanEligible: boolean | null;
  timeline: Page<Record<string, unknown>>;
  accesses: Page<Record<string, unknown>>;
  clocks: Record<string, unknown>[];
  [fact: string]: unknown;
}

interface Page<Node> {
  edges: { node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** What came of asking: the whole report, no report, or the graph's own refusal. */
export type Asked = { report: AskedReport | null } | { refusal: FormattedExecutionResult };

/** Pages after which a history is no history any more. */
const MOST_PAGES = 100;

/** Asks for a report, its history and its access log to their ends. Nothing is left out: a part that failed is a refusal. */
export async function askedReport(
  id: string,
  ask: (source: string, variables: Record<string, unknown>) => Promise<FormattedExecutionResult>,
): Promise<Asked> {
  const source = await readFile(fromRoot('schema', 'operations', 'ombudsman-packet.graphql'), 'utf8');
  let whole: AskedReport | null = null;
  let variables: Record<string, unknown> = { id };
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await ask(source, variables);
    if (answer.errors || !answer.data) return { refusal: answer };
    const found = answer.data.report as AskedReport | null;
    if (!found) return { report: null };
    whole = whole ? joined(whole, found) : found;
    const { timeline, accesses } = found;
    if (!timeline.pageInfo.hasNextPage && !accesses.pageInfo.hasNextPage) return { report: whole };
    variables = {
      id,
      eventsAfter: after(timeline, variables.eventsAfter),
      accessesAfter: after(accesses, variables.accessesAfter),
    };
  }
  throw new Error(`The history of ${id} does not end.`);
}

/** Where a list goes on; one that has ended is asked for behind its end. */
const after = ({ pageInfo }: Page<unknown>, before: unknown) => pageInfo.endCursor ?? before;

const joined = (whole: AskedReport, next: AskedReport): AskedReport => ({
  ...whole,
  timeline: { ...next.timeline, edges: [...whole.timeline.edges, ...next.timeline.edges] },
  accesses: { ...next.accesses, edges: [...whole.accesses.edges, ...next.accesses.edges] },
});
