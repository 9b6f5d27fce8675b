import { forkFor } from '../../common/database/row-security.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { eventsBehind, order, type Position, present, type StreamedEvent } from './streamed-event.ts';

/** How often the newest events are looked for while somebody listens, ms. */
const PAUSE_MS = 300;
/** Newest events kept for all listeners; one that lies further behind reads the database by itself. */
const KEPT = 2_000;

/** The newest events, read once for all streams of a process, and only while there are any. */
export class EventTail {
  private events: StreamedEvent[] = [];
  /** Everything behind `start` up to `end` is in `events`. */
  private start: Position | null = null;
  private end: Position | null = null;
  private readonly waiting = new Set<() => void>();
  private listeners = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly runtime: Runtime) {}

  /** Counts a listener; the first one starts the reading. @returns where the present is */
  async join(): Promise<Position> {
    this.listeners += 1;
    this.end ??= await present(this.em());
    this.start ??= this.end;
    this.timer ??= setTimeout(() => this.read(), PAUSE_MS);
    return this.end;
  }

  /** Ends what `join` began; without listeners nothing is read or kept. */
  leave(): void {
    this.listeners -= 1;
    if (this.listeners > 0) return;
    if (this.timer) clearTimeout(this.timer);
    Object.assign(this, { timer: null, start: null, end: null, events: [] });
  }

  /** Events behind `from`: those at hand, else from the database. */
  async behind(from: Position): Promise<{ events: StreamedEvent[]; position: Position }> {
    const { start, end } = this;
    if (!start || !end || isBefore(from, start)) return eventsBehind(this.em(), from);
    return { events: this.events.filter((event) => isBefore(from, event)), position: isBefore(from, end) ? end : from };
  }

  /** Resolves when there is news, or `signal` says that nobody waits any more. */
  news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.waiting.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) return resolve();
      this.waiting.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  private async read(): Promise<void> {
    const from = this.end!;
    try {
      const { events, position } = await eventsBehind(this.em(), from);
      if (this.listeners > 0 && this.end === from) this.take(events, position);
    } catch (error) {
      // The database may be away for a moment; the place is kept, so nothing is missed.
      this.runtime.log.warn({ err: (error as Error).message }, 'events cannot be read');
    }
    if (this.listeners > 0) this.timer = setTimeout(() => this.read(), PAUSE_MS).unref();
  }

  private take(events: StreamedEvent[], position: Position): void {
    this.events.push(...events);
    const surplus = this.events.splice(0, Math.max(0, this.events.length - KEPT));
    this.start = surplus.at(-1) ?? this.start;
    this.end = position;
    if (events.length > 0) for (const wake of [...this.waiting]) wake();
  }

  private em = () => forkFor(this.runtime.orm, SYSTEM_VIEWER);
}

const isBefore = (one: Position, other: Position) => order(one, other) < 0;

const tails = new WeakMap<Runtime, EventTail>();

/** The one tail of a process' runtime. */
export function tailOf(runtime: Runtime): EventTail {
  const known = tails.get(runtime) ?? new EventTail(runtime);
  tails.set(runtime, known);
  return known;
}
