import type { IncomingHttpHeaders } from 'node:http';

/** Headers in which a client says what program it is; the first one given counts. */
const HEADERS = ['apollographql-client-name', 'x-client-name'] as const;

/** What a name looks like; anything else could be a datum. */
const NAME = /^[A-Za-z][\w.-]{0,39}$/;

/** Names told apart; the figures of a hub are not to be filled by whoever invents names. */
const MOST_NAMES = 50;

/** The name a client gives itself, as it gives it; figures and logs take `clientOf`. */
export function givenName(headers: IncomingHttpHeaders): string | undefined {
  const given = HEADERS.map((header) => headers[header]).find((value) => value);
  return given === undefined ? undefined : String(given);
}

/** Names taken so far, in the order they came. */
export class ClientNames {
  private readonly known = new Set<string>();

  /** The name a client gives itself; "unnamed" without one, "other" when it is no name or one too many. */
  of(headers: IncomingHttpHeaders): string {
    const name = givenName(headers);
    if (name === undefined) return 'unnamed';
    // Long rows of digits are numbers of persons, not names of programs.
    if (!NAME.test(name) || /\d{6}/.test(name)) return 'other';
    if (!this.known.has(name) && this.known.size >= MOST_NAMES) return 'other';
    this.known.add(name);
    return name;
  }
}

const names = new ClientNames();

/** Name of the client's program, among those this process tells apart. */
export const clientOf = (headers: IncomingHttpHeaders): string => names.of(headers);
