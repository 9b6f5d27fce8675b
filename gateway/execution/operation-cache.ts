/** Keeps the most recently used of what was made for a key. */
export class OperationCache<Key, Value> {
  private readonly kept = new Map<Key, Value>();

  constructor(private readonly most: number) {}

  /** What is kept for the key; else what `make` gives, kept from now on. */
  get(key: Key, make: () => Value): Value {
    const known = this.kept.get(key);
    const value = known ?? make();
    // A map keeps the order of insertion: the first is the one not used for longest.
    if (known !== undefined) this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as Key);
    return value;
  }
}
