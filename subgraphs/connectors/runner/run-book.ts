import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { ErrorCode } from '../../common/errors/errors.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import type { Json } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { Channel } from '../ledger/channel.entity.ts';
import { Run, type RunOutcome } from '../ledger/run.entity.ts';
import type { PageResult } from './commit-page.ts';
import { CONSEQUENCES, HUB_FAILURE, pauseSeconds } from './failure.policy.ts';
import { HubFault } from './hub-fault.ts';
import type { DeadRecord } from './normalize-page.ts';
import type { PageVerdict } from './page-verdict.policy.ts';
import type { ProfileWatch } from './profile-watch.ts';
import { storable } from './record-fault.policy.ts';

/** Remarks kept with a run. */
const KEPT_NOTES = 500;

const COUNTER = {
  CREATED: 'created',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  LATE: 'late',
  WITHDRAWN: 'withdrawn',
} as const satisfies Record<PageVerdict, keyof Run>;

/** Whose run it is. `isOneOff`: with settings of its own, so that its failure says nothing about the channel. */
export interface RunTerms {
  channel: Channel;
  lease: string;
  isOneOff: boolean;
  /** It fetches what lies behind; how it ends says nothing about the usual pulls. */
  isBackfill: boolean;
}

/** Keeps the record of one run, and the state in which the run leaves its channel. */
export class RunBook {
  /** Why the run ended early; null while all is well. */
  failure: { code: ErrorCode; message: string } | null = null;
  readonly dead: Pick<DeadRecord, 'place' | 'reason'>[] = [];
  readonly notes: string[] = [];

  private constructor(
    private readonly em: EntityManager,
    private readonly terms: RunTerms,
    readonly run: Run,
  ) {}

  static async open(em: EntityManager, terms: RunTerms, now: Date): Promise<RunBook> {
    const channelId = terms.channel.id;
    const { isBackfill: backfill, isOneOff } = terms;
    const facts = { id: newId(now), channelId, startedAt: now, outcome: 'RUNNING' as const, backfill };
    const run = Object.assign(new Run(), facts);
    await em.transactional(async (tx) => {
      // The terms keep how it was before: a scan still open was interrupted.
      if (!backfill && !isOneOff) await tx.nativeUpdate(Channel, { id: channelId }, { scanOpen: true });
      // Only the holder of the lease opens a book, so one still open belongs to a worker that died.
      await tx.nativeUpdate(Run, { channelId, outcome: 'RUNNING' }, { outcome: 'ABANDONED', endedAt: now });
      tx.persist(run);
    });
    return new RunBook(em, terms, run);
  }

  /** Counts a committed page. */
  async add(result: PageResult, dead: readonly DeadRecord[], notes: readonly string[]): Promise<void> {
    const { run } = this;
    for (const { verdict } of result) run[COUNTER[verdict]] += 1;
    run.seen += result.filter(({ verdict }) => verdict !== 'WITHDRAWN').length + dead.length;
    run.dead += dead.length;
    this.dead.push(...dead.map(({ place, reason }) => ({ place, reason })));
    this.remark(notes);
    await this.write({});
  }

  private remark(notes: readonly string[]): void {
    this.notes.push(...notes.map(storable));
    this.run.notes = this.notes.slice(0, KEPT_NOTES);
  }

  /** Ends a run that reached the end of its source. */
  async done(now: Date, profile: ProfileWatch | null = null): Promise<void> {
    const { channel, isOneOff, isBackfill } = this.terms;
    if (isBackfill) {
      const backfilled = { backfilledAt: now, backfillDueAt: null, backfillCursor: null };
      return this.end('DONE', now, backfilled);
    }
    const clean = { failures: 0, errorCode: null, errorMessage: null, errorAt: null, parkedAt: null };
    const next = { ...clean, scanOpen: false, nextDueAt: later(now, channel.secondsBetweenPulls) };
    const remark = profile?.remark();
    if (remark) this.remark([remark]);
    const looks = profile ? { profile: profile.learned() as unknown as Json } : {};
    await this.end('DONE', now, { lastSuccessAt: now, ...looks, ...(!isOneOff && next) });
  }

  /** Ends a run whose worker stops or lost the channel: nobody's fault, the next one goes on from the last page. */
  async abandoned(now: Date): Promise<void> {
    const { isOneOff, isBackfill } = this.terms;
    const next = isBackfill ? { backfillDueAt: now } : { nextDueAt: now };
    await this.end('ABANDONED', now, isOneOff ? {} : next);
  }

  /** Ends a run that could not reach the end; the class of the failure decides what becomes of the channel. */
  async failed(error: unknown, now: Date): Promise<void> {
    const { channel, isOneOff, isBackfill } = this.terms;
    const isOurs = error instanceof HubFault;
    // A foreign exception's text could hold anything, so only its kind is kept; the log has its place in the code.
    const source = error instanceof SourceError ? error : new SourceError('bug', nameOf(error));
    const { code, parkAfter, countsAsFailure } = isOurs ? HUB_FAILURE : CONSEQUENCES[source.errorClass];
    const failures = channel.failures + Number(countsAsFailure);
    const pause = pauseSeconds(failures, source.retryAfterSeconds, Math.random());
    const what = source.errorClass === 'rate-limited' ? String(pause) : storable(source.message);
    const { message } = isOurs ? hubError(code, error.message) : hubError(code, channel.id, what);
    this.failure = { code, message };
    Object.assign(this.run, { errorCode: code, errorMessage: message });
    if (isOneOff) return this.end('FAILED', now, {});
    const parked = parkAfter !== null && failures >= parkAfter;
    if (isBackfill) return this.backfillFailed(parkAfter === null, now, pause);
    await this.end(parked ? 'PARKED' : 'RETRY_LATER', now, {
      failures,
      errorCode: code,
      errorMessage: message,
      errorAt: now,
      // A parked channel stays parked until it works again or a person lets it go.
      ...(parked && { parkedAt: now }),
      nextDueAt: later(now, pause),
    });
  }

  /** What passes is tried again; what does not needs a new order after the mend. */
  private backfillFailed(passes: boolean, now: Date, pause: number): Promise<void> {
    return this.end(passes ? 'RETRY_LATER' : 'FAILED', now, { backfillDueAt: passes ? later(now, pause) : null });
  }

  private async end(outcome: RunOutcome, now: Date, state: Partial<Channel>): Promise<void> {
    Object.assign(this.run, { outcome, endedAt: now });
    await this.write({ ...state, lease: null, leaseUntil: null });
  }

  /** Who has lost the lease says nothing about the channel any more. */
  private async write(state: Partial<Channel>): Promise<void> {
    const { channel, lease } = this.terms;
    const { id, channelId, startedAt, ...facts } = this.run;
    await this.em.transactional(async (tx) => {
      await tx.nativeUpdate(Run, { id }, facts);
      if (Object.keys(state).length > 0) await tx.nativeUpdate(Channel, { id: channel.id, lease }, state);
    });
  }
}

const later = (now: Date, seconds: number) => new Date(now.valueOf() + seconds * 1000);

const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'unknown failure');
