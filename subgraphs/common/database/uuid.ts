import { randomFillSync } from 'node:crypto';

const BYTES = 16;
/** Random bytes drawn in one go: a call for each id costs more than the id itself, and a page of records needs thousands. */
const drawn = Buffer.alloc(BYTES * 256);
let used = drawn.length;

function randomPart(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += BYTES;
  return drawn.subarray(used - BYTES, used);
}

/** A new UUIDv7 (RFC 9562): time-ordered, so that indexes stay dense. Ids are made in code, not by the database. */
export function newId(now: Date = new Date()): string {
  const bytes = randomPart();
  bytes.writeUIntBE(now.valueOf(), 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** The ids that can be ours; a client's other texts would only make the database refuse the whole query. */
export const uuidsOnly = (ids: readonly string[]) => ids.filter((id) => UUID.test(id));
