/** No city is known that gives fewer requests at once. */
const SMALLEST = 10;
/** Quiet times end without notice. */
const MOST_GROWTH = 16;

/** What settings say about the length of replies. */
export interface Stated {
  /** The most requests a reply holds, as the city states. */
  pageLimit: number | undefined;
  /** Length of a page that is asked for. */
  pageLength: number | undefined;
}

/**
 * Tells whether a reply may be cut off, though the city's limit is not known: it is at least the longest reply seen, so
 * a shorter one is whole. Make one per pull, for cities change their limits.
 */
export class ReplyLimit {
  private longest = SMALLEST;

  constructor(private readonly stated: Stated) {}

  /** May a reply of so many requests be cut off? What is stated makes the judgement stricter, never laxer. */
  mayBeCut(length: number): boolean {
    const isFull = length >= this.least;
    this.longest = Math.max(this.longest, length);
    return isFull;
  }

  /** Must it be taken for cut off, though its span can be made no shorter? Here the word of the city has to do. */
  isCut(length: number): boolean {
    return length >= (this.stated.pageLimit ?? this.least);
  }

  /** How many times as long the next span may be, after a reply of so many requests: it aims at half the limit. */
  growth(length: number): number {
    return Math.min(MOST_GROWTH, Math.max(1, this.least / 2 / Math.max(1, length)));
  }

  private get least(): number {
    const { pageLimit = this.longest, pageLength = this.longest } = this.stated;
    return Math.min(this.longest, pageLimit, pageLength);
  }
}
