import { z } from 'zod';
import type { Topic } from './topic.ts';
import { CLASSIFICATIONS, CLOSERS, REPORT_STATUSES } from './vocabulary.ts';

const ref = z.strictObject({ system: z.string(), id: z.string().nullable(), name: z.string().nullable() });
const text = z.string().nullable();

/** A complaint without its reporter, who travels sealed. */
export const complaintShape = z.strictObject({
  externalId: z.string(),
  title: text,
  body: z.string(),
  finalBody: text,
  status: z.enum(REPORT_STATUSES),
  closedBy: z.enum(CLOSERS).nullable(),
  statusRaw: z.string(),
  archiveReason: text,
  privacy: z.strictObject({ anonymous: z.boolean(), secret: z.boolean() }),
  occurredAt: z.iso.datetime({ offset: true }),
  updatedAt: z.iso.datetime({ offset: true }).nullable(),
  classification: z.enum(CLASSIFICATIONS).nullable(),
  category: ref.nullable(),
  agency: ref.nullable(),
  parentAgency: ref.nullable(),
  place: z.strictObject({ province: text, regency: text, district: text, village: text, detail: text }).nullable(),
  attachments: z.array(
    z.strictObject({ name: z.string(), url: text, mediaType: text, bytes: z.number().int().nullable() }),
  ),
  numbers: z.array(ref),
  sourceChannel: text,
  url: text,
  answers: z.array(z.strictObject({ at: text, by: text, text: z.string() })),
});

const record = z.strictObject({
  sourceRecordId: z.string(),
  seq: z.number().int(),
  /** An older version that came late: history only, never state. */
  late: z.boolean(),
  /** Gone at its source. */
  withdrawn: z.boolean(),
  /** It only brings back the status that the hub told its source: kept, but no news. Absent: it does not. */
  echo: z.boolean().optional(),
  /** It is this report of the hub, which was handed over to the source and comes back. Absent: a report of its own. */
  reportId: z.uuid().optional(),
  /** When the channel saw this version; bounds what the source does not date. */
  seenAt: z.iso.datetime(),
  complaint: complaintShape,
  /** Reporter (name, ids) as sealed JSON (`common/privacy/seal`): letters lie outside row security. */
  sealedReporter: z.string().nullable(),
});

const payload = z.strictObject({
  channelId: z.string(),
  /** Agency that owns the channel, if the register knows it. */
  agencyId: z.string().nullable(),
  /** Phase of the channel in which the page was committed; what `channel-moved` says of a later one holds. */
  phaseVersion: z.number().int(),
  /** SHADOW and earlier: taken in, shown to nobody but the owner and the centre. */
  hidden: z.boolean(),
  silent: z.boolean(),
  historic: z.boolean(),
  records: z.array(record),
});

/** The changed records of one committed page. */
export const sourceRecordsChanged: Topic<z.infer<typeof payload>> = {
  name: 'source-records-changed',
  version: 1,
  receivers: ['reports'],
  payload,
};

/** The changed records of one page, with the facts of their channel. */
export type SourceRecordsChanged = z.infer<typeof payload>;
/** One changed record as it travels. */
export type SourceRecordSnapshot = z.infer<typeof record>;
/** A complaint without its reporter. */
export type ComplaintSnapshot = z.infer<typeof complaintShape>;
