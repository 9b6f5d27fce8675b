import type { Connector, PullContext } from '../kit/connector.ts';
import type { DayWindow } from '../kit/listing.ts';
import { type ListedItem, receiptDay } from './listed-item.ts';
import { isDead, type NormalRecord } from './normalize-page.ts';
import { readRecords } from './read-page.ts';
import { readerOf } from './record-reader.ts';

/** What a source itself says it holds of some days. */
export interface SourceListing {
  /** By external id. */
  items: Map<string, ListedItem>;
  /** Items it shows that are no complaint of the hub, with the id where they show one: dead letters, if they are pulled. */
  unusable: { externalId: string | null; where: string; why: string }[];
}

/**
 * Lists a source by its connector's `enumerate`, hashed as the ledger hashes, so that both sides can be compared. An
 * item that is shown twice counts as the pull would take it. Holds ids and hashes, never contents.
 * @returns null when the source cannot list itself: the comparison is one-sided
 * @throws SourceError as a pull does; nothing is concluded from half a listing
 */
export async function listSource<Config>(
  connector: Connector<Config>,
  ctx: PullContext<Config>,
  window: DayWindow,
): Promise<SourceListing | null> {
  if (!connector.enumerate) return null;
  const reader = readerOf(connector as Connector, ctx.config);
  const newest = new Map<string, Date | null>();
  const listing: SourceListing = { items: new Map(), unusable: [] };
  for await (const page of connector.enumerate(ctx, window)) {
    ctx.signal.throwIfAborted();
    const { all } = await readRecords(page.records, reader, ctx.now());
    for (const record of all) {
      if (isDead(record)) listing.unusable.push(unusable(record));
      else if (isNewer(record, newest, reader.ordering)) take(listing, record);
    }
    for (const { where, why } of page.unreadable ?? []) listing.unusable.push({ externalId: null, where, why });
  }
  return listing;

  function take({ items }: SourceListing, { complaint, contentHash, updatedAt }: NormalRecord): void {
    const { externalId, status, occurredAt } = complaint;
    const day = receiptDay(connector as Connector, ctx.config, occurredAt);
    newest.set(externalId, updatedAt);
    // An item may have moved to another day between two looks.
    items.delete(externalId);
    if (day >= window.from && day <= window.to) items.set(externalId, { externalId, status, day, hash: contentHash });
  }
}

const unusable = ({ externalId, place, reason }: { externalId: string | null; place: string; reason: string }) => ({
  externalId,
  where: place,
  why: reason,
});

function isNewer(
  { complaint, updatedAt }: NormalRecord,
  newest: ReadonlyMap<string, Date | null>,
  ordering: Connector['ordering'],
): boolean {
  const before = newest.get(complaint.externalId);
  return ordering === 'arrival' || !before || !updatedAt || updatedAt >= before;
}
