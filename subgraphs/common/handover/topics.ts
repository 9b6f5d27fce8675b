import { channelMoved } from './channel-moved.topic.ts';
import { clockAlarms } from './clock-alarms.topic.ts';
import { deliverPushes } from './deliver-pushes.topic.ts';
import { directoryChanged } from './directory-changed.topic.ts';
import { dryImport } from './dry-import.topic.ts';
import { gatherReports } from './gather-reports.topic.ts';
import { handOver } from './hand-over.topic.ts';
import { lookAnew } from './look-anew.topic.ts';
import { matchHistory } from './match-history.topic.ts';
import { matchReports } from './match-reports.topic.ts';
import { numbersProbed } from './numbers-probed.topic.ts';
import { probeNumbers } from './probe-numbers.topic.ts';
import { pullChannel } from './pull-channel.topic.ts';
import { pushStatus } from './push-status.topic.ts';
import { recomputeClocks } from './recompute-clocks.topic.ts';
import { reconcileChannel } from './reconcile-channel.topic.ts';
import { reportsChanged } from './reports-changed.topic.ts';
import { reportsGathered } from './reports-gathered.topic.ts';
import { sourceRecordsChanged } from './source-records-changed.topic.ts';
import type { TopicSettings } from './topic.ts';

/** Every kind of letter, in the order of a complaint's way. */
export const TOPICS: readonly TopicSettings[] = [
  pullChannel,
  directoryChanged,
  channelMoved,
  sourceRecordsChanged,
  matchReports,
  matchHistory,
  reportsChanged,
  recomputeClocks,
  lookAnew,
  clockAlarms,
  pushStatus,
  deliverPushes,
  reconcileChannel,
  dryImport,
  probeNumbers,
  numbersProbed,
  gatherReports,
  reportsGathered,
  handOver,
];
