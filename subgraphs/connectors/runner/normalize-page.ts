import { z } from 'zod';
import { type ComplaintSnapshot, complaintShape } from '../../common/handover/source-records-changed.topic.ts';
import type { RawRecord } from '../kit/json.ts';
import { SourceError } from '../kit/source-error.ts';
import { contentHash, rawHash } from './content-hash.ts';
import { faultOf, storable, usableId } from './record-fault.policy.ts';
import type { RecordReader } from './record-reader.ts';

/** A record ready to be committed. */
export interface NormalRecord {
  raw: RawRecord;
  complaint: ComplaintSnapshot;
  /** The reporter as JSON, to be sealed; null: the source names none. */
  reporter: string | null;
  contentHash: string;
  updatedAt: Date | null;
}

/** An item that cannot be taken in, with its place and reason. */
export interface DeadRecord {
  raw: RawRecord;
  rawHash: string;
  /** Its id in the channel, where it shows one. */
  externalId: string | null;
  place: string;
  reason: string;
  /** False: it did not even come as a record, so it cannot be normalized again. */
  readable: boolean;
}

const reporterShape = z
  .strictObject({
    name: z.string().nullable(),
    ids: z.array(z.strictObject({ kind: z.enum(['PHONE', 'NIK', 'EMAIL']), value: z.string(), verified: z.boolean() })),
  })
  .nullable();

/** One raw record as a complaint of the hub, or why it is none. Any failure of `normalize` is about this record only. */
export async function normalizeRecord(
  raw: RawRecord,
  reader: RecordReader,
  now: Date,
): Promise<NormalRecord | DeadRecord> {
  try {
    const { reporter, ...rest } = await reader.normalize(raw);
    const complaint = complaintShape.parse(rest);
    const person = reporterShape.parse(reporter);
    const fault = faultOf(complaint, now);
    if (fault) return deadRecord(raw, fault, reader);
    const { updatedAt, ...content } = complaint;
    return {
      raw,
      complaint,
      reporter: person && JSON.stringify(person),
      // The update time is no content: a touched but equal record is no new version.
      contentHash: contentHash({ content, person }),
      updatedAt: updatedAt === null ? null : new Date(updatedAt),
    };
  } catch (error) {
    return deadRecord(raw, reasonOf(error), reader);
  }
}

/** Is the record one that cannot be taken in? */
export const isDead = (record: NormalRecord | DeadRecord): record is DeadRecord => 'reason' in record;

/** An item with the reason why it cannot be taken in. `where`: of one that did not even come as a record. */
export function deadRecord(raw: RawRecord, reason: string, reader: RecordReader, where?: string): DeadRecord {
  const place = where ?? (typeof raw._where === 'string' ? raw._where : 'record');
  return {
    raw,
    rawHash: rawHash(raw),
    externalId: idOf(raw, reader),
    place: storable(place),
    reason: storable(reason),
    readable: where === undefined,
  };
}

function idOf(raw: RawRecord, reader: RecordReader): string | null {
  try {
    const id = reader.identify(raw);
    return id !== null && usableId(id) ? id : null;
  } catch {
    return null;
  }
}

/** Texts of our own classes name no person; a foreign exception's text could. */
function reasonOf(error: unknown): string {
  if (error instanceof SourceError) return error.message;
  if (error instanceof z.ZodError) return error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  return `its connector failed (${error instanceof Error ? error.name : 'unknown'}); the connector has to be mended.`;
}
