/** A point on earth, WGS 84. */
export interface Point {
  lat: number;
  long: number;
}

/** The unified record says places in words; a point is kept as such words and read back from them. */
const WORDS = /(?:^|; )titik (-?\d{1,2}(?:\.\d+)?), (-?\d{1,3}(?:\.\d+)?)$/;

/** A point from what a client sent; null: none, or not on earth. */
export function readPoint(lat: string | undefined, long: string | undefined): Point | null {
  if (!lat?.trim() || !long?.trim()) return null;
  const point = { lat: Number(lat), long: Number(long) };
  return Math.abs(point.lat) <= 90 && Math.abs(point.long) <= 180 ? point : null;
}

/** An address and a point as one text of a place. */
export const withPoint = (address: string, point: Point | null) =>
  [address, point && `titik ${point.lat}, ${point.long}`].filter(Boolean).join('; ');

/** Such a text taken apart again. */
export function apart(detail: string): { address: string; point: Point | null } {
  const [words, lat, long] = WORDS.exec(detail) ?? [];
  if (words === undefined) return { address: detail, point: null };
  return { address: detail.slice(0, -words.length), point: { lat: Number(lat), long: Number(long) } };
}
