import { z } from 'zod';
import { type ComplaintSnapshot, complaintShape } from '../../common/handover/source-records-changed.topic.ts';
import type { Complaint } from '../kit/complaint.ts';
import type { RawRecord } from '../kit/connector.ts';
import { SourceError } from '../kit/source-error.ts';
import { contentHash, rawHash } from './content-hash.ts';

/** A record ready to be committed. */
export interface NormalRecord {
  raw: RawRecord;
  rawHash: string;
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
  place: string;
  reason: string;
}

const reporterShape = z
  .strictObject({
    name: z.string().nullable(),
    ids: z.array(z.strictObject({ kind: z.enum(['PHONE', 'NIK', 'EMAIL']), value: z.string(), verified: z.boolean() })),
  })
  .nullable();

/** LAPOR! began in 2011; an older date is a broken clock (1970). */
const EARLIEST = Date.parse('2010-01-01T00:00:00Z');
/** Clocks of sources run up to a day ahead. */
const AHEAD_MS = 86_400_000;

/** One raw record as a complaint of the hub, or why it is none. Any failure of `normalize` is about this record only. */
export function normalizeRecord(
  raw: RawRecord,
  normalize: (raw: RawRecord) => Complaint,
  now: Date,
): NormalRecord | DeadRecord {
  const dead = (reason: string): DeadRecord => ({ raw, rawHash: rawHash(raw), place: placeOf(raw), reason });
  try {
    const { reporter, ...rest } = normalize(raw);
    const complaint = complaintShape.parse(rest);
    const person = reporterShape.parse(reporter);
    const fault = faultOf(complaint, now);
    if (fault) return dead(fault);
    const { updatedAt, ...content } = complaint;
    return {
      raw,
      rawHash: rawHash(raw),
      complaint,
      reporter: person && JSON.stringify(person),
      // The update time is no content: a touched but equal record is no new version.
      contentHash: contentHash({ content, person }),
      updatedAt: updatedAt === null ? null : new Date(updatedAt),
    };
  } catch (error) {
    return dead(reasonOf(error));
  }
}

/** Is the record one that cannot be taken in? */
export const isDead = (record: NormalRecord | DeadRecord): record is DeadRecord => 'reason' in record;

function faultOf(complaint: ComplaintSnapshot, now: Date): string | null {
  if (complaint.externalId === '') return 'it has no id.';
  if (complaint.body.trim() === '') return 'its text is empty.';
  if (complaint.body.includes('\0')) return 'its text holds a NUL character.';
  const received = Date.parse(complaint.occurredAt);
  if (received < EARLIEST) return `its date ${complaint.occurredAt} lies before 2010.`;
  if (received > now.valueOf() + AHEAD_MS) return `its date ${complaint.occurredAt} lies in the future.`;
  return null;
}

const placeOf = (raw: RawRecord) => (typeof raw._where === 'string' ? raw._where : 'record');

/** Texts of our own classes name no person; a foreign exception's text could. */
function reasonOf(error: unknown): string {
  if (error instanceof SourceError) return error.message;
  if (error instanceof z.ZodError) return error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  return `its connector failed (${error instanceof Error ? error.name : 'unknown'}); the connector has to be mended.`;
}
