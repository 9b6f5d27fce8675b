import { forkFor } from '../../../subgraphs/common/database/row-security.ts';
import { newId } from '../../../subgraphs/common/database/uuid.ts';
import { clockAlarms } from '../../../subgraphs/common/handover/clock-alarms.topic.ts';
import { freeDaysChanged } from '../../../subgraphs/common/handover/free-days-changed.topic.ts';
import type { ReportSnapshot } from '../../../subgraphs/common/handover/reports-changed.topic.ts';
import { PUBLIC_VIEWER, SYSTEM_VIEWER, type Viewer } from '../../../subgraphs/common/identity/viewer.ts';
import { takeInReports } from '../../../subgraphs/sla/clock/clock.job.ts';
import { sla } from '../../../subgraphs/sla/parts.ts';
import { ask, TEST_NOW, type TestRuntimes, testRuntimes } from '../../support/test-runtime.ts';
import { type Happening, snapshotOf } from './sla-world.ts';

/** Letters that the deadlines send and nobody here reads. */
const FOR_OTHERS = [clockAlarms, freeDaysChanged];

/** What the API shows of a clock. */
export interface ShownClock {
  id: string;
  stage: string;
  dueDay: string;
  state: string;
  calendarVersion: number;
  ruleSetVersion: string;
  supersedes: { dueDay: string; state: string } | null;
  trace: { day: string; verdict: string }[];
}

/** The subgraph with its founding books, on a database of its own. The present is 17 March 2026, 10:00 in Jakarta. */
export class SlaHub {
  private constructor(readonly runtimes: TestRuntimes) {}

  /** Opens it. Call `close` in `afterAll`. */
  static async open(): Promise<SlaHub> {
    const runtimes = await testRuntimes([sla.database]);
    await sla.seed?.(runtimes.of('sla'));
    return new SlaHub(runtimes);
  }

  /** Closes it and removes the database. */
  close = () => this.runtimes.drop();

  /** An EntityManager of the hub itself. */
  em = () => forkFor(this.runtimes.of('sla').orm, SYSTEM_VIEWER);

  /** Takes snapshots in as one letter. */
  takeIn = (...reports: ReportSnapshot[]) => this.em().transactional((em) => takeInReports(em, reports, TEST_NOW));

  /** Starts reading letters and waits until none is left but those to others. */
  async readLetters(): Promise<void> {
    await sla.jobs(this.runtimes.of('sla'));
    while ((await this.runtimes.letterBox.waiting(FOR_OTHERS)) > 0)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  /** Asks the subgraph. */
  ask = (source: string, variables: Record<string, unknown> = {}, viewer: Viewer = PUBLIC_VIEWER) =>
    ask(sla, this.runtimes, viewer, source, variables);

  /** Asks for a list of clocks. */
  async list(filter: object, first = 100, after: string | null = null) {
    const { data, errors } = await this.ask(LIST, { filter, first, after });
    if (errors) throw new Error(JSON.stringify(errors));
    return data!.clocks as {
      totalCount: number | null;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: ShownClock & { report: { id: string } } }[];
    };
  }

  /** What sla adds to a report. */
  async report(id: string) {
    const { data, errors } = await this.ask(REPORT, { r: [{ __typename: 'Report', id }] });
    if (errors) throw new Error(JSON.stringify(errors));
    return (data!._entities as { ombudsmanEligible: boolean; clocks: ShownClock[] }[])[0]!;
  }

  /** The clock of one stage of a report. */
  clock = async (id: string, stage: string) => (await this.report(id)).clocks.find((clock) => clock.stage === stage);
}

const CLOCK = 'id stage dueDay state calendarVersion ruleSetVersion supersedes { dueDay state } trace { day verdict }';
const REPORT = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Report { ombudsmanEligible clocks { ${CLOCK} } } } }`;
const LIST = `query ($filter: ClockFilter, $first: Int!, $after: String) { clocks(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${CLOCK} report { id } } } } }`;

/** A new report whose reporter picked the agency, with what happened to it. */
export const newReport = (history: Happening[], more: Partial<ReportSnapshot> = {}): ReportSnapshot =>
  snapshotOf(history, { reportId: newId(), reporterPickedAgency: true, ...more });

/** The report after more happenings. */
export const later = (report: ReportSnapshot, happenings: Happening[], more: Partial<ReportSnapshot> = {}) => {
  const { history, seq } = snapshotOf([...happenings]);
  const continued = history.map((event) => ({ ...event, seq: event.seq + report.seq }));
  return { ...report, seq: report.seq + seq, history: [...report.history, ...continued], ...more };
};
