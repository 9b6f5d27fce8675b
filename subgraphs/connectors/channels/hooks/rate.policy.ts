/** Calls a second one channel may be made in the long run, and at once. */
const CALLS_PER_SECOND = 50;
const BURST = 200;
/** Names that are remembered; a flood of invented ones must not fill the memory. */
const NAMES_KEPT = 1_000;

interface Bucket {
  calls: number;
  atMs: number;
}

/** How often each channel has been called lately, in this process. */
export class CallRate {
  private readonly buckets = new Map<string, Bucket>();

  /** Counts a call. @returns 0 when it may go on, else seconds to wait */
  secondsToWait(channel: string, nowMs: number): number {
    const { calls, atMs } = this.buckets.get(channel) ?? { calls: BURST, atMs: nowMs };
    const free = Math.min(BURST, calls + ((nowMs - atMs) / 1000) * CALLS_PER_SECOND);
    this.buckets.delete(channel);
    this.buckets.set(channel, { calls: free < 1 ? free : free - 1, atMs: nowMs });
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > NAMES_KEPT && oldest !== undefined) this.buckets.delete(oldest);
    return free < 1 ? Math.ceil((1 - free) / CALLS_PER_SECOND) : 0;
  }
}
