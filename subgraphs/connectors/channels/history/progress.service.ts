import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRun } from '../../ledger/import-run.entity.ts';
import type { HistoryService } from './history.service.ts';
import { stateMark } from './import-state.ts';

/** How often a row is looked at while somebody listens. */
const LOOK_MS = 1_000;

/** Tells listeners how imports go on. */
export class ProgressService {
  constructor(
    private readonly history: HistoryService,
    private readonly signal: AbortSignal,
  ) {}

  /**
   * The import each time it has changed, until it ends; nothing when the viewer may not see it. Each event tells all, so
   * that who comes back is told what holds now. `told`: mark of the state that the listener knows already.
   */
  async *of(runId: string, told: string | null): AsyncGenerator<ImportRun> {
    while (!this.signal.aborted) {
      const run = await this.history.one(runId);
      if (!run) return;
      const now = stateMark(run);
      if (now !== told) yield { ...run };
      told = now;
      if (run.outcome !== 'RUNNING') return;
      await sleep(LOOK_MS, undefined, { signal: this.signal }).catch(() => {});
    }
  }
}
