import type { Logger } from 'pino';

/**
 * Work that comes again and again in this process. It ends before the connections do: a round that began later would
 * open them anew, and the process would never end.
 */
export class Rounds {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly underWay = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(private readonly log: Logger) {}

  /**
   * Does `work` now and every `ms` milliseconds, never twice at a time; a failed round is logged as `failed`, the next goes
   * on. The signal tells long work to come to an end.
   */
  async every(ms: number, failed: string, work: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    const { signal } = this.stopping;
    let busy = false;
    const round = async () => {
      if (busy || signal.aborted) return;
      busy = true;
      const done = work(signal).then(
        () => {},
        (error: Error) => this.log.warn({ err: error.message }, failed),
      );
      this.underWay.add(done);
      await done;
      this.underWay.delete(done);
      busy = false;
    };
    await round();
    if (!signal.aborted) this.timers.add(setInterval(() => void round(), ms).unref());
  }

  /** Begins no round any more, and waits for those under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.underWay);
  }
}
