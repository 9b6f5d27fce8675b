/** Addresses of an old site, taken apart around the number they hold. */
export interface Pattern {
  host: string;
  head: string;
  tail: string;
}

const PLACE = '{id}';
const LONGEST = 500;

/**
 * A pattern like "https://lapor.example.id/aduan/{id}.html" taken apart; the scheme does not count, the host in small
 * letters. @returns what is wrong with it, as a text, when it is none
 */
export function readPattern(text: string): Pattern | string {
  const parts = text.trim().split(PLACE);
  if (parts.length !== 2) return `The address must hold ${PLACE} once, where the old number stands.`;
  if (text.length > LONGEST) return `The address is longer than ${LONGEST} characters.`;
  const [before, tail] = parts as [string, string];
  const [, host, head] = /^https?:\/\/([^/?#]+)(\/[^#]*)$/i.exec(before) ?? [];
  if (!host || !head) return `The address must begin like https://host/path, with ${PLACE} behind the host.`;
  if (/[\s#]/.test(tail)) return 'What follows the number holds a space or a #; browsers do not send these.';
  return { host: host.toLowerCase(), head, tail };
}

/** The pattern as people write it. */
export const writePattern = ({ host, head, tail }: Pattern) => `https://${host}${head}${PLACE}${tail}`;

/** The number in `path` (path and query) when it is of this pattern; null: it is not. */
export function numberIn(path: string, { head, tail }: Pattern): string | null {
  if (!path.startsWith(head) || !path.endsWith(tail) || path.length <= head.length + tail.length) return null;
  const raw = path.slice(head.length, path.length - tail.length);
  // A slash or a further parameter belongs to another page of the site, not to a number.
  if (/[/?&#]/.test(raw)) return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    return null;
  }
}
