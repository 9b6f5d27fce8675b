/** Thrown while compiling: this plan is Apollo's to execute. The reason is a word for counters and log lines. */
export class Refused extends Error {
  constructor(readonly reason: string) {
    super(`not compiled: ${reason}`);
  }
}
