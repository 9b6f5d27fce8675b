import { setTimeout as sleep } from 'node:timers/promises';
import type { LetterBox } from '../../common/handover/letter-box.ts';
import { matchReports } from '../../common/handover/match-reports.topic.ts';
import { reportsChanged } from '../../common/handover/reports-changed.topic.ts';
import { sourceRecordsChanged } from '../../common/handover/source-records-changed.topic.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { routeNewReports } from '../routing/routing.job.ts';
import { SuggestionService } from '../suggestion/suggestion.service.ts';
import { AutoMergeService } from './auto-merge.service.ts';
import { MatchService } from './match.service.ts';

/** Letters that go first: people wait for what they bring, doubles of the past are only suggested. */
const FIRST = [sourceRecordsChanged, reportsChanged, matchReports];
/** So long without getting fewer, and nobody is given way any more: some wait for a part of the hub that is down, ms. */
const STANDSTILL_MS = 2_000;
const LOOK_MS = 250;

/** Gives what looks through reports for doubles: joins copies of one submission, suggests likely doubles. */
export function doublesJob(runtime: Runtime) {
  const match = new MatchService(runtime);
  const autoMerge = new AutoMergeService(runtime);
  const suggestions = new SuggestionService(runtime);
  const look = async (reportIds: readonly string[]): Promise<void> => {
    await match.match(reportIds);
    await routeNewReports(runtime, reportIds);
    await suggestions.check(reportIds);
    await autoMerge.join(reportIds);
  };
  return {
    look,
    /** The same, once nothing of today waits. A hub that stops waits no longer. */
    lookWhenIdle: async (reportIds: readonly string[], signal: AbortSignal): Promise<void> => {
      await untilIdle(runtime.letterBox, signal);
      await look(reportIds);
    },
  };
}

/** Waits while letters that go first get fewer. */
async function untilIdle(letterBox: LetterBox, signal: AbortSignal): Promise<void> {
  let fewest = Number.POSITIVE_INFINITY;
  for (let since = Date.now(); Date.now() - since < STANDSTILL_MS && !signal.aborted; ) {
    const waiting = await letterBox.waitingFor(FIRST);
    if (waiting === 0) return;
    if (waiting < fewest) [fewest, since] = [waiting, Date.now()];
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
