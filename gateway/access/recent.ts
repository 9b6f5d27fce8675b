/** Keeps the values asked for last; the one not asked for longest goes first. */
export class Recent<Value> {
  private readonly kept = new Map<string, Value>();

  /** @param most how many are kept */
  constructor(private readonly most: number) {}

  /** The value of the key, made if it is not kept. */
  get(key: string, make: () => Value): Value {
    const value = this.kept.has(key) ? (this.kept.get(key) as Value) : make();
    this.kept.delete(key);
    this.kept.set(key, value);
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value as string);
    return value;
  }
}
