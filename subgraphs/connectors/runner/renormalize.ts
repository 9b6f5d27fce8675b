import type { EntityManager } from '@mikro-orm/postgresql';
import { forkFor } from '../../common/database/row-security.ts';
import { newId } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { SYSTEM_VIEWER } from '../../common/identity/viewer.ts';
import { unseal } from '../../common/privacy/seal.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import type { Connector } from '../kit/connector.ts';
import { Channel } from '../ledger/channel.entity.ts';
import { Run } from '../ledger/run.entity.ts';
import { type CommitTerms, commitPage } from './commit-page.ts';
import { isDrift } from './failure.policy.ts';
import { channelReader } from './history/channel-values.ts';
import { keepLease, releaseLease, takeLease } from './lease.ts';
import type { DeadRecord } from './normalize-page.ts';
import { type ReadRecords, readRecords } from './read-page.ts';
import type { RecordReader } from './record-reader.ts';
import { checkedSettings } from './settings.ts';

/** Records read again in one transaction. */
const PAGE = 500;

/** What came of reading a channel's records again. */
export interface Renormalized {
  seen: number;
  changed: number;
  unchanged: number;
  /** Records the present mapping cannot use; their last good version goes on holding. */
  dead: Pick<DeadRecord, 'place' | 'reason'>[];
  /** False: it was stopped; a repetition goes over the same records again and finds the first ones unchanged. */
  complete: boolean;
}

/** How it is done. */
export interface RenormalizeOptions {
  connectors: Partial<Record<string, Connector>>;
  signal?: AbortSignal;
  /** Told after each page; for progress lines. */
  afterPage?(seen: number): void;
}

/** The version that holds, as it lies in the ledger. */
interface Stored {
  id: string;
  externalId: string;
  contentHash: string;
  sealedRaw: string;
}

/**
 * Reads the stored raw record of every item that is there by the channel's present mapping, without asking the source.
 * Only where the result differs does it become a new version.
 * @throws CHANNEL_NOT_FOUND, CHANNEL_BUSY, SOURCE_SETTINGS_INVALID (also for a mapping that gives records other ids),
 * SOURCE_LAYOUT_CHANGED when most of a page cannot be used: that page and the rest stay as they were
 */
export async function renormalize(
  runtime: Runtime,
  channelId: string,
  options: RenormalizeOptions,
): Promise<Renormalized> {
  const em = forkFor(runtime.orm, SYSTEM_VIEWER);
  const lease = await takeLease(em, channelId);
  const kept = keepLease(forkFor(runtime.orm, SYSTEM_VIEWER), channelId, lease);
  const startedAt = runtime.now();
  const done: Renormalized = { seen: 0, changed: 0, unchanged: 0, dead: [], complete: false };
  try {
    const channel = await em.findOneOrFail(Channel, { id: channelId }, { refresh: true });
    const reader = await presentReader(em, runtime, channel, options.connectors);
    await eachPage(em, runtime, { channel, lease, ordering: 'arrival' }, reader, options, done);
    return done;
  } finally {
    kept.stop();
    if (done.seen > 0) await em.persist(runOf(channelId, done, startedAt, runtime.now())).flush();
    await releaseLease(em, channelId, lease);
  }
}

async function presentReader(
  em: EntityManager,
  runtime: Runtime,
  { id, family, settings }: Channel,
  connectors: RenormalizeOptions['connectors'],
): Promise<RecordReader> {
  const connector = connectors[family];
  if (connector) return channelReader(em, id, connector, checkedSettings(connector, id, settings, runtime));
  throw hubError('SOURCE_SETTINGS_INVALID', id, `the family ${family} has no mapping to read by.`);
}

// The order of versions does not count here ("arrival"): a better reading of the same record is never older than it.
async function eachPage(
  em: EntityManager,
  runtime: Runtime,
  terms: CommitTerms,
  reader: RecordReader,
  { signal, afterPage }: RenormalizeOptions,
  done: Renormalized,
): Promise<void> {
  for (let after = ''; !signal?.aborted; ) {
    const page = await storedPage(em, terms.channel.id, after);
    if (page.length === 0) {
      done.complete = true;
      return;
    }
    after = page.at(-1)!.id;
    const raws = page.map(({ sealedRaw }) => JSON.parse(unseal(runtime.config.HUB_SECRET, sealedRaw)));
    const read = await readRecords(raws, reader, runtime.now());
    checkPage(terms.channel.id, page, read);
    const hashes = new Map(page.map(({ externalId, contentHash }) => [externalId, contentHash]));
    const changed = read.records.filter((record) => hashes.get(record.complaint.externalId) !== record.contentHash);
    // What stays as it is is not written at all: it has not been seen at its source today.
    if (changed.length + read.dead.length > 0)
      await commitPage(em, runtime, terms, { records: changed, dead: read.dead });
    done.seen += page.length;
    done.changed += changed.length;
    done.unchanged += read.records.length - changed.length;
    done.dead.push(...read.dead.map(({ place, reason }) => ({ place, reason })));
    afterPage?.(done.seen);
  }
}

function checkPage(channelId: string, page: readonly Stored[], { all, dead }: ReadRecords): void {
  if (isDrift(dead.length, all.length)) {
    const first = `first ${dead[0]?.place}: ${dead[0]?.reason}`;
    throw hubError(
      'SOURCE_LAYOUT_CHANGED',
      channelId,
      `${dead.length} of ${all.length} stored records cannot be used, ${first}`,
    );
  }
  for (const [index, record] of all.entries())
    if ('complaint' in record && record.complaint.externalId !== page[index]!.externalId)
      throw hubError(
        'SOURCE_SETTINGS_INVALID',
        channelId,
        'the mapping gives stored records another externalId; ids never change.',
      );
}

/** Items that were found gone are left out: a better mapping does not bring them back. */
const storedPage = (em: EntityManager, channelId: string, after: string): Promise<Stored[]> =>
  em.execute<Stored[]>(
    `select r.id, r.external_id as "externalId", r.content_hash as "contentHash", v.sealed_raw as "sealedRaw"
     from connectors.source_record r
     join connectors.source_version v on v.source_record_id = r.id and v.seq = r.seq
     where r.channel_id = ? and r.withdrawn_at is null and r.id > ?
     order by r.id limit ${PAGE}`,
    [channelId, after],
  );

const runOf = (channelId: string, done: Renormalized, startedAt: Date, endedAt: Date): Run =>
  Object.assign(new Run(), {
    id: newId(endedAt),
    channelId,
    startedAt,
    endedAt,
    outcome: done.complete ? ('DONE' as const) : ('ABANDONED' as const),
    seen: done.seen,
    changed: done.changed,
    unchanged: done.unchanged,
    dead: done.dead.length,
  });
