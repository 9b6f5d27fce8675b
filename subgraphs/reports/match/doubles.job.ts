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
/** Given way for so long at most: where letters never cease it is done all the same, ms. */
const PATIENCE_MS = 60_000;
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

async function untilIdle(letterBox: LetterBox, signal: AbortSignal): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end && !signal.aborted; ) {
    if ((await letterBox.waitingFor(FIRST)) === 0) return;
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
