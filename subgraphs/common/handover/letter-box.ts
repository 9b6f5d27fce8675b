import type { EntityManager } from '@mikro-orm/postgresql';
import { type Db, fromKysely, type Job, type KyselyTransactionLike, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { serviceUrl } from '../database/roles.ts';
import { count, observe } from '../metrics/meter.ts';
import { inSpan } from '../tracing/span.ts';
import { queueOf, type Topic, type TopicSettings } from './topic.ts';

/** What a receiver does with one letter. It must bear the same letter twice; throwing brings it back later. */
export type LetterHandler<Payload> = (payload: Payload, signal: AbortSignal) => Promise<void>;

/** Hand-over between contexts: pg-boss jobs, sent in the transaction of the change they tell of. */
export interface LetterBox {
  /**
   * Puts a letter to every receiver of `topic` into the transaction of `em`: both are committed, or neither.
   * `key`: with an exclusive topic, one letter per key at a time; with others, what `waitingFor` counts by.
   */
  send<Payload extends object>(em: EntityManager, topic: Topic<Payload>, payload: Payload, key?: string): Promise<void>;
  /** Sends outside any transaction: commands such as "pull this channel now". False: one is already under way. */
  post<Payload extends object>(topic: Topic<Payload>, payload: Payload, key?: string): Promise<boolean>;
  /** Reads the letters of `topic` for `receiver`, one at a time and `atOnce` side by side, until the box is closed. */
  receive<Payload extends object>(
    topic: Topic<Payload>,
    receiver: string,
    handler: LetterHandler<Payload>,
    atOnce?: number,
  ): Promise<void>;
  /** Letters not yet done, over all queues but those of `besides`; dead ones do not count. */
  waiting(besides?: readonly TopicSettings[]): Promise<number>;
  /** Letters of these topics that are not yet done; with a `key` only those that were sent with it. */
  waitingFor(topics: readonly TopicSettings[], key?: string): Promise<number>;
  /** Every queue that holds letters: how many wait, how many are dead, age of the oldest that may be read, s. */
  queues(): Promise<readonly QueueState[]>;
  /** Whether every reader of this process has looked into its queue of late. */
  isRead(): boolean;
  /** Tells handlers by their signal to come to an end, lets them finish, and closes. */
  close(): Promise<void>;
}

/** What lies in one queue. */
export interface QueueState {
  queue: string;
  waiting: number;
  dead: number;
  oldestSeconds: number;
}

/** Opens the letter box of the database at `ownerUrl` as its service role. The queues must exist (`migrateAll`). */
export async function openLetterBox(ownerUrl: string, secret: string, log: Logger): Promise<LetterBox> {
  const boss = new PgBoss({
    connectionString: serviceUrl(ownerUrl, secret, 'letter_box'),
    migrate: false,
    useListenNotify: true,
    max: 4,
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.warn({ err: error.message }, 'letter box'));
  await boss.start();
  return new PgBossLetterBox(boss, log);
}

/** What lies in a queue. */
interface Letter<Payload> {
  version: number;
  payload: Payload;
}

/** How a queue is read: woken by NOTIFY, and looked at every two seconds in any case (for letters that come again). */
const READING = {
  batchSize: 1,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
  heartbeatRefreshSeconds: 5,
} as const;

/** A reader that has not looked for this long is stuck, or its database is away, ms. */
const LATEST_LOOK_MS = 30_000;

/** Letters by queue; dead ones lie in a queue of their own, which counts for the living one. */
const QUEUES = `select regexp_replace(name, '[.]dead$', '') as queue,
  count(*) filter (where name not like '%.dead' and state in ('created', 'retry', 'active'))::int as waiting,
  count(*) filter (where name like '%.dead' and state in ('created', 'retry'))::int as dead,
  coalesce(extract(epoch from now() - min(start_after)
    filter (where name not like '%.dead' and state in ('created', 'retry', 'active') and start_after <= now())), 0)::float as "oldestSeconds"
  from pgboss.job where name not like '\\_\\_pgboss%' group by 1`;

class PgBossLetterBox implements LetterBox {
  private readonly closing = new AbortController();

  constructor(
    private readonly boss: PgBoss,
    private readonly log: Logger,
  ) {}

  async send<Payload extends object>(em: EntityManager, topic: Topic<Payload>, payload: Payload, key?: string) {
    const transaction = em.getTransactionContext();
    if (!transaction) throw new Error('A hand-over needs the transaction of its change.');
    await this.put(topic, payload, key, fromKysely(transaction as unknown as KyselyTransactionLike));
  }

  post<Payload extends object>(topic: Topic<Payload>, payload: Payload, key?: string) {
    return this.put(topic, payload, key);
  }

  private async put<Payload extends object>(topic: Topic<Payload>, payload: Payload, key?: string, db?: Db) {
    const letter = { version: topic.version, payload: topic.payload.parse(payload) };
    const ids = [];
    for (const receiver of topic.receivers) {
      const options = { ...(key && { singletonKey: key }), ...(db && { db }) };
      ids.push(await this.boss.send(queueOf(topic, receiver), letter, options));
    }
    return ids.every((id) => id !== null);
  }

  async receive<Payload extends object>(
    topic: Topic<Payload>,
    receiver: string,
    handler: LetterHandler<Payload>,
    atOnce = 1,
  ) {
    const queue = queueOf(topic, receiver);

    for (let worker = 0; worker < atOnce; worker += 1) {
      const id: string = await this.boss.work<Letter<Payload>>(queue, READING, async ([job]) => {
        // After a letter there may be another: look at once instead of waiting for the next poll.
        if (job) await this.read(job, topic, handler).finally(() => this.boss.notifyWorker(id));
      });
    }
  }

  private async read<Payload extends object>(
    job: Job<Letter<Payload>>,
    topic: Topic<Payload>,
    handler: LetterHandler<Payload>,
  ) {
    const startedAt = performance.now();
    const told = (outcome: string) => {
      count('letters', { queue: job.name, outcome });
      observe('letterSeconds', (performance.now() - startedAt) / 1000, { queue: job.name });
    };
    try {
      if (job.data.version !== topic.version) throw new Error(`Version ${job.data.version} is not known here.`);
      const signal = AbortSignal.any([job.signal, this.closing.signal]);
      const payload = topic.payload.parse(job.data.payload);
      await inSpan(`letter ${job.name}`, { kind: 'CONSUMER' }, () => handler(payload, signal));
      told('handled');
    } catch (error) {
      told('failed');
      this.log.error(
        { queue: job.name, job: job.id, err: error instanceof Error ? error.message : 'unknown' },
        'letter failed',
      );
      throw error;
    }
  }

  async waiting(besides: readonly TopicSettings[] = []): Promise<number> {
    const left = besides.flatMap((topic) => topic.receivers.map((receiver) => queueOf(topic, receiver)));
    const { rows } = await this.boss.getDb().executeSql(
      `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and name <> all($1)
         and name not like '%.dead' and name not like '\\_\\_pgboss%'`,
      [left],
    );
    return rows[0].n;
  }

  async waitingFor(topics: readonly TopicSettings[], key?: string): Promise<number> {
    const queues = topics.flatMap((topic) => topic.receivers.map((receiver) => queueOf(topic, receiver)));
    const { rows } = await this.boss.getDb().executeSql(
      `select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active') and name = any($1)
         and ($2::text is null or singleton_key = $2)`,
      [queues, key ?? null],
    );
    return rows[0].n;
  }

  async queues(): Promise<readonly QueueState[]> {
    const { rows } = await this.boss.getDb().executeSql(QUEUES, []);
    return rows as QueueState[];
  }

  isRead(): boolean {
    const since = Date.now() - LATEST_LOOK_MS;
    // One that is busy with a letter does not look for others.
    const looks = this.boss.getWipData().map(({ count, lastFetchedOn }) => count > 0 || (lastFetchedOn ?? 0) >= since);
    return looks.length > 0 && looks.every(Boolean) && !this.closing.signal.aborted;
  }

  close() {
    this.closing.abort(new Error('The letter box is being closed.'));
    return this.boss.stop({ graceful: true, timeout: 20_000 });
  }
}
