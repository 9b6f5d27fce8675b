/** How often the event loop is asked how late it is, ms. */
const LOOK_MS = 50;

/** A late event loop is no overload while there are fewer requests than this to blame. */
const FEW_REQUESTS = 8;

/** When a gateway takes nothing more. */
export interface LoadGateSettings {
  /** Requests being answered at the same time. */
  mostInFlight: number;
  /** How late the event loop may be, ms; it is late when answers take longer to compute than to arrive. */
  mostDelayMs: number;
}

/** Knows how busy this process is, and whether one more request would only make all of them slower. */
export class LoadGate {
  private requests = 0;
  private lastDelay = 0;
  private delay = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly settings: LoadGateSettings) {
    let due = performance.now() + LOOK_MS;
    this.timer = setInterval(() => {
      const delay = Math.max(0, performance.now() - due);
      // Late once is a supergraph being swapped; late twice in a row is too much work.
      this.delay = Math.min(this.lastDelay, delay);
      this.lastDelay = delay;
      due = performance.now() + LOOK_MS;
    }, LOOK_MS).unref();
  }

  /** Takes one more request, to be given back by `leave`; false: there are too many, or too much is undone. */
  enter(): boolean {
    const late = this.delay > this.settings.mostDelayMs && this.requests >= FEW_REQUESTS;
    if (late || this.requests >= this.settings.mostInFlight) return false;
    this.requests += 1;
    return true;
  }

  leave(): void {
    this.requests -= 1;
  }

  /** Requests being answered now. */
  get inFlight(): number {
    return this.requests;
  }

  /** How late the event loop was both of the last two times it was asked, ms. */
  get delayMs(): number {
    return this.delay;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
