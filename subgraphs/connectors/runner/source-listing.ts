import type { Connector, PullContext } from '../kit/connector.ts';
import type { DayWindow } from '../kit/listing.ts';
import { mappedReader, NO_VALUES } from './history/channel-values.policy.ts';
import { type ListedItem, receiptDay } from './listed-item.ts';
import type { NormalRecord } from './normalize-page.ts';
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
  const { ordering } = connector;
  const newest = new Map<string, Date | null>();
  const listing: SourceListing = { items: new Map(), unusable: [] };
  for await (const { records, unusable } of listingPages(connector, ctx, window)) {
    for (const record of records) if (isNewer(record, newest, ordering)) take(listing, record);
    listing.unusable.push(...unusable);
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

/** What one page of a source's listing says, each record by itself. */
export interface ListingPage {
  records: NormalRecord[];
  unusable: SourceListing['unusable'];
}

/** The pages of a source's own listing as its records mean them, by the channel's tables too. The connector has `enumerate`. @throws as `listSource` */
export async function* listingPages<Config>(
  connector: Connector<Config>,
  ctx: PullContext<Config>,
  window: DayWindow,
  values = NO_VALUES,
): AsyncGenerator<ListingPage> {
  const reader = mappedReader(readerOf(connector as Connector, ctx.config), values);
  for await (const page of connector.enumerate!(ctx, window)) {
    ctx.signal.throwIfAborted();
    const { records, dead } = await readRecords(page.records, reader, ctx.now());
    const unreadable = (page.unreadable ?? []).map(({ where, why }) => ({ externalId: null, where, why }));
    yield { records, unusable: [...dead.map(unusableOf), ...unreadable] };
  }
}

const unusableOf = ({ externalId, place, reason }: { externalId: string | null; place: string; reason: string }) => ({
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
