import { randomBytes } from 'node:crypto';

/** A new UUIDv7 (RFC 9562): time-ordered, so that indexes stay dense. Ids are made in code, not by the database. */
export function newId(now: Date = new Date()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.valueOf(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The ids that can be ours; a client's other texts would only make the database refuse the whole query. */
export const uuidsOnly = (ids: readonly string[]) => ids.filter((id) => UUID.test(id));
