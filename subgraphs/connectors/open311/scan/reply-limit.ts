/** No city is known that gives fewer requests at once. */
const SMALLEST = 10;

/**
 * Tells whether a reply may be cut off, though the city's limit is not known: it is at least the longest reply seen, so
 * a shorter one is whole. Make one per pull, for cities change their limits.
 */
export class ReplyLimit {
  private longest = SMALLEST;

  /** @param most what the settings say a reply holds at most; it makes the judgement stricter, never laxer */
  constructor(private readonly most: number) {}

  /** May a reply of so many requests be cut off? */
  mayBeCut(length: number): boolean {
    const isFull = length >= Math.min(this.longest, this.most);
    this.longest = Math.max(this.longest, length);
    return isFull;
  }

  /** Is a reply so short that twice the time would probably fit, too? */
  isSparse(length: number): boolean {
    return length < Math.min(this.longest, this.most) / 2;
  }
}
