import { forkFor } from '../common/database/row-security.ts';
import type { JobStarter } from '../common/graphql/subgraph-parts.ts';
import { clockAlarms } from '../common/handover/clock-alarms.topic.ts';
import { directoryChanged } from '../common/handover/directory-changed.topic.ts';
import { reportsChanged } from '../common/handover/reports-changed.topic.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { directory } from './agency/directory.ts';
import { takeInAlarms, takeInReports } from './event/event.job.ts';

/** Reads changed reports, moments of clocks, and how the register of agencies stands. */
export const startJobs: JobStarter = async (runtime) => {
  const em = () => forkFor(runtime.orm, SYSTEM_VIEWER);
  await runtime.letterBox.receive(reportsChanged, 'notices', ({ reports }) =>
    em().transactional((tx) => takeInReports(tx, runtime, reports)),
  );
  await runtime.letterBox.receive(clockAlarms, 'notices', ({ alarms }) =>
    em().transactional((tx) => takeInAlarms(tx, runtime, alarms)),
  );
  await runtime.letterBox.receive(directoryChanged, 'notices', (letter) =>
    em().transactional((tx) => directory.takeIn(tx, letter)),
  );
};
