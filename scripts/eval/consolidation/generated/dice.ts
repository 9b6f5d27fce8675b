/** Random numbers that a seed repeats exactly (mulberry32). */
export interface Dice {
  /** In [0, 1). */
  roll(): number;
  /** Whole number in [from, to]. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** True with this probability. */
  often(share: number): boolean;
}

/** Dice for one seed. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1));
  return { roll, whole, pick: (from) => from[whole(0, from.length - 1)]!, often: (share) => roll() < share };
}
