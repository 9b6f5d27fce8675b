const Z = 1.96;

/** 95 % interval of a share (Wilson), four digits behind the point; [0, 1] of nothing. */
export function interval(hits: number, of: number): [low: number, high: number] {
  if (of === 0) return [0, 1];
  const share = hits / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  const [low, high] = [share + (Z * Z) / (2 * of) - spread, share + (Z * Z) / (2 * of) + spread];
  return [rounded(low / scale), rounded(high / scale)];
}

/** A share with four digits behind the point; null of nothing. */
export const share = (hits: number, of: number): number | null => (of === 0 ? null : rounded(hits / of));

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
