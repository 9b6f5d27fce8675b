import { SourceError } from './source-error.ts';

/** Failures in a row after which a host is left alone, and for how long. */
const FAILURES_TO_OPEN = 5;
const OPEN_MS = 60_000;

interface HostState {
  /** Failures in a row. */
  failures: number;
  openUntil: number;
  /** One request is finding out whether the host is back. */
  probing: boolean;
}

/** Leaves hosts alone that fail again and again: then one request a minute finds out whether they are back. */
export class Breaker {
  private readonly hosts = new Map<string, HostState>();

  constructor(private readonly now: () => number = Date.now) {}

  /** @throws SourceError('unavailable') while the host is left alone; otherwise `ended` must follow */
  enter(host: string): void {
    const state = this.hosts.get(host);
    if (!state || state.failures < FAILURES_TO_OPEN) return;
    const seconds = Math.ceil((state.openUntil - this.now()) / 1000);
    if (seconds > 0 || state.probing) {
      const until = seconds > 0 ? `for ${seconds} more seconds` : 'until one request has shown that it is back';
      throw new SourceError(
        'unavailable',
        `${host} failed ${state.failures} times in a row; it is left alone ${until}.`,
      );
    }
    state.probing = true;
  }

  /** How the request ended; UNKNOWN: it was given up here, which says nothing about the host. */
  ended(host: string, how: 'ANSWERED' | 'FAILED' | 'UNKNOWN'): void {
    const state = this.hosts.get(host) ?? { failures: 0, openUntil: 0, probing: false };
    if (how === 'ANSWERED') this.hosts.delete(host);
    if (how === 'FAILED')
      this.hosts.set(host, { failures: state.failures + 1, openUntil: this.now() + OPEN_MS, probing: false });
    if (how === 'UNKNOWN') state.probing = false;
  }
}

/** Over all channels of this process: what one learns about a host, the others need not suffer. */
export const breaker = new Breaker();
