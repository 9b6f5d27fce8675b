import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRun } from '../../ledger/import-run.entity.ts';
import type { HistoryService } from './history.service.ts';

/** How often a row is looked at while somebody listens. */
const LOOK_MS = 1_000;

/** Tells listeners how imports go on. */
export class ProgressService {
  constructor(
    private readonly history: HistoryService,
    private readonly signal: AbortSignal,
  ) {}

  /** The import each time it has changed, until it ends; nothing when the viewer may not see it. */
  async *of(runId: string): AsyncGenerator<ImportRun> {
    let told: string | null = null;
    while (!this.signal.aborted) {
      const run = await this.history.one(runId);
      if (!run) return;
      const now = `${run.records} ${run.outcome}`;
      if (now !== told) yield { ...run };
      told = now;
      if (run.outcome !== 'RUNNING') return;
      await sleep(LOOK_MS, undefined, { signal: this.signal }).catch(() => {});
    }
  }
}
