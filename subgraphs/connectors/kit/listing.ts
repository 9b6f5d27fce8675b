import type { RawRecord } from './json.ts';

/** Days on which complaints came in, "2026-03-01", both included; days of the connector's zone. */
export interface DayWindow {
  from: string;
  to: string;
}

/** A part of what a source says it holds, as raw records: the runner reads id, status, day and hash out of them. */
export interface Listing {
  records: RawRecord[];
  /** Items that could not be read as records; no listing that has some is whole. */
  unreadable?: { where: string; why: string }[];
}

/** The pages of a pull as a listing, for sources that a pull from the beginning reads from end to end. */
export async function* listed(pages: AsyncIterable<Listing>): AsyncGenerator<Listing> {
  for await (const { records, unreadable } of pages)
    yield { records, ...(unreadable && { unreadable: unreadable.map(({ where, why }) => ({ where, why })) }) };
}
