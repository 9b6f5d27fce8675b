import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { ErrorCode } from '../../common/errors/errors.ts';
import { HubError, hubError } from '../../common/errors/hub-error.ts';
import { SourceError } from '../kit/source-error.ts';
import { Channel } from '../ledger/channel.entity.ts';
import { Run, RunOutcome } from '../ledger/run.entity.ts';
import type { PageResult } from './commit-page.ts';
import { CONSEQUENCES, pauseSeconds } from './failure.policy.ts';
import type { DeadRecord } from './normalize-page.ts';
import type { PageVerdict } from './page-verdict.policy.ts';

/** Remarks kept with a run. */
const KEPT_NOTES = 500;

const COUNTER = {
  CREATED: 'created',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  LATE: 'late',
} as const satisfies Record<PageVerdict, keyof Run>;

/** Keeps the record of one run, and the state in which the run leaves its channel. */
export class RunBook {
  /** Why the run ended early; null while all is well. */
  failure: { code: ErrorCode; message: string } | null = null;
  readonly dead: DeadRecord[] = [];

  private constructor(
    private readonly em: EntityManager,
    private readonly channel: Channel,
    readonly run: Run,
  ) {}

  static async open(em: EntityManager, channel: Channel, now: Date): Promise<RunBook> {
    // Only the holder of the lease opens a book, so one still open belongs to a worker that died.
    await em.nativeUpdate(Run, { channelId: channel.id, outcome: 'RUNNING' }, { outcome: 'ABANDONED', endedAt: now });
    const run = em.create(Run, { ...emptyRun(), id: newId(now), channelId: channel.id, startedAt: now } as Run);
    await em.flush();
    return new RunBook(em, channel, run);
  }

  /** Counts a committed page. */
  async add(result: PageResult, dead: DeadRecord[], notes: string[]): Promise<void> {
    for (const { verdict } of result) this.run[COUNTER[verdict]] += 1;
    this.run.seen += result.length + dead.length;
    this.run.dead += dead.length;
    this.dead.push(...dead);
    this.run.notes = [...this.run.notes, ...notes].slice(0, KEPT_NOTES);
    await this.em.flush();
  }

  /** Ends a run that reached the end of its source. */
  async done(now: Date): Promise<void> {
    const { channel } = this;
    const clean = {
      failures: 0,
      errorCode: null,
      errorMessage: null,
      errorAt: null,
      parkedAt: null,
      lastSuccessAt: now,
    };
    await this.end('DONE', now, { ...clean, nextDueAt: later(now, channel.secondsBetweenPulls) });
  }

  /** Ends a run that could not reach the end; the class of the failure decides what becomes of the channel. */
  async failed(error: unknown, now: Date): Promise<void> {
    if (isAbandoned(error)) return this.end('ABANDONED', now, { nextDueAt: now });
    const source = error instanceof SourceError ? error : new SourceError('bug', nameOf(error));
    const { code, parkAfter } = CONSEQUENCES[source.errorClass];
    const failures = this.channel.failures + 1;
    const parked = parkAfter !== null && failures >= parkAfter;
    const wait = source.retryAfterSeconds;
    const { message } = hubError(code, this.channel.id, wait !== null ? String(wait) : source.message);
    this.failure = { code, message };
    await this.end(parked ? 'PARKED' : 'RETRY_LATER', now, {
      failures,
      errorCode: code,
      errorMessage: message,
      errorAt: now,
      parkedAt: parked ? now : null,
      nextDueAt: later(now, pauseSeconds(failures, wait)),
    });
  }

  private async end(outcome: RunOutcome, now: Date, state: Partial<Channel>): Promise<void> {
    this.run.outcome = outcome;
    this.run.endedAt = now;
    await this.em.flush();
    await this.em.nativeUpdate(Channel, { id: this.channel.id }, state);
  }
}

const emptyRun = () =>
  ({
    endedAt: null,
    outcome: 'RUNNING',
    seen: 0,
    created: 0,
    changed: 0,
    unchanged: 0,
    late: 0,
    dead: 0,
    notes: [] as string[],
    verdicts: null,
  }) as const;

const later = (now: Date, seconds: number) => new Date(now.valueOf() + seconds * 1000);

/** The worker stops or lost the channel: nobody's fault, the next run goes on from the last committed page. */
const isAbandoned = (error: unknown) =>
  (error instanceof HubError && error.code === 'CHANNEL_LEASE_LOST') ||
  (error instanceof Error && error.name === 'AbortError');

/** A foreign exception's text could hold anything, so only its kind is kept; the log has the rest. */
const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown failure');
