/**
 * Characters of text that one cache keeps. Parsed, a text takes a hundred bytes for each (measured); a thousand ordinary
 * operations have fewer than this, and whoever sends a thousand of the longest must not fill the memory.
 */
const MOST_CHARACTERS = 1_000_000;

/** Keeps the most recently used of what was made for a key. */
export class OperationCache<Key, Value> {
  private readonly kept = new Map<Key, { value: Value; length: number }>();
  private length = 0;

  /**
   * @param most how many are kept
   * @param lengthOf characters of the text that a value was made of; absent: it is known to be short
   */
  constructor(
    private readonly most: number,
    private readonly lengthOf: (key: Key, value: Value) => number = () => 0,
  ) {}

  /** What is kept for the key; else what `make` gives, kept from now on. */
  get(key: Key, make: () => Value): Value {
    const known = this.kept.get(key);
    const value = known ? known.value : make();
    const length = known ? known.length : this.lengthOf(key, value);
    this.forget(key);
    // A map keeps the order of insertion: the first is the one not used for longest.
    this.kept.set(key, { value, length });
    this.length += length;
    while (this.kept.size > 1 && (this.kept.size > this.most || this.length > MOST_CHARACTERS))
      this.forget(this.kept.keys().next().value as Key);
    return value;
  }

  has(key: Key): boolean {
    return this.kept.has(key);
  }

  /** Whether there was anything to forget. */
  forget(key: Key): boolean {
    this.length -= this.kept.get(key)?.length ?? 0;
    return this.kept.delete(key);
  }
}
