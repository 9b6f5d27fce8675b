import { forkFor } from '../common/database/row-security.ts';
import type { JobStarter } from '../common/graphql/subgraph-parts.ts';
import { channelMoved } from '../common/handover/channel-moved.topic.ts';
import { clockAlarms } from '../common/handover/clock-alarms.topic.ts';
import { directoryChanged } from '../common/handover/directory-changed.topic.ts';
import { gatherReports } from '../common/handover/gather-reports.topic.ts';
import { matchHistory } from '../common/handover/match-history.topic.ts';
import { matchReports } from '../common/handover/match-reports.topic.ts';
import { probeNumbers } from '../common/handover/probe-numbers.topic.ts';
import { sourceRecordsChanged } from '../common/handover/source-records-changed.topic.ts';
import { SYSTEM_VIEWER } from '../common/identity/viewer.ts';
import { tellBornReports } from './handover/born-reports.job.ts';
import { moveChannel } from './inbox/channel-moved.job.ts';
import { InboxService } from './inbox/inbox.service.ts';
import { findLateAgencies } from './inbox/late-agencies.service.ts';
import { directory } from './inbox/references.service.ts';
import { answerProbe } from './legacy-number/number-probe.job.ts';
import { doublesJob } from './match/doubles.job.ts';
import { endPassedWindows } from './reporter-window/reporter-window.job.ts';

/** Reads what the register, the channels and this context itself have to tell. */
export const startJobs: JobStarter = async (runtime) => {
  const { letterBox, orm } = runtime;
  const inbox = new InboxService(runtime);
  const doubles = doublesJob(runtime);
  await letterBox.receive(directoryChanged, 'reports', async (letter) => {
    await forkFor(orm, SYSTEM_VIEWER).transactional((em) => directory.takeIn(em, letter));
    if (letter.agencies.length > 0) await findLateAgencies(runtime);
  });
  await letterBox.receive(sourceRecordsChanged, 'reports', (letter) => inbox.takeIn(letter));
  await letterBox.receive(channelMoved, 'reports', (move) => moveChannel(runtime, move));
  await letterBox.receive(matchReports, 'reports', ({ reportIds }) => doubles.look(reportIds));
  await letterBox.receive(matchHistory, 'reports', ({ reportIds }, signal) => doubles.lookWhenIdle(reportIds, signal));
  await letterBox.receive(probeNumbers, 'reports', (letter) => answerProbe(runtime, letter));
  await letterBox.receive(gatherReports, 'reports', (letter) => tellBornReports(runtime, letter));
  await letterBox.receive(clockAlarms, 'reports', ({ alarms }) => endPassedWindows(runtime, alarms));
};
