import { readFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { fromRoot } from '../subgraphs/common/config/root.ts';

/** Where the tour begins: ids of things that exist in the running hub. */
export interface TourStart {
  reportId: string;
  agencyId: string;
  channelId: string;
  sourceRecords: number;
  reports: number;
}

/** The three questions of the tour: a file of schema/operations and its variables. */
const STOPS: [title: string, operation: string, variables: (start: TourStart) => Record<string, string>][] = [
  [
    'A report with its agency, deadlines and sources',
    'report-with-agency-sla-sources',
    ({ reportId }) => ({ id: reportId }),
  ],
  ['What an agency is late with', 'overdue-of-agency', ({ agencyId }) => ({ agencyId })],
  ['How a channel is doing', 'channel-state', ({ channelId }) => ({ id: channelId })],
];

/** Prints the three questions with their answers in short, and how many source records became how many reports. */
export async function showTour(url: string, start: TourStart): Promise<void> {
  for (const [title, operation, variablesOf] of STOPS) {
    const query = await readFile(fromRoot('schema', 'operations', `${operation}.graphql`), 'utf8');
    const variables = variablesOf(start);
    console.log(`\n${title}: schema/operations/${operation}.graphql with ${JSON.stringify(variables)}`);
    console.log(inShort(await ask(url, query, variables)));
  }
  console.log(`\n${start.sourceRecords} source records became ${start.reports} reports.`);
}

async function ask(url: string, query: string, variables: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

/** The data as few lines as they can be read in; GraphiQL shows all of it. */
const inShort = (answer: unknown): string =>
  inspect(answer, { depth: 9, compact: 5, breakLength: 116, maxArrayLength: 3 })
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
