import { z } from 'zod';
import { complaintShape } from './source-records-changed.topic.ts';
import type { Topic } from './topic.ts';
import { REPORT_STATUSES } from './vocabulary.ts';

/** What goes over of a report: everything an office needs, and no reporter. */
export const bornReportShape = z.strictObject({
  number: z.string(),
  title: z.string().nullable(),
  body: z.string(),
  category: complaintShape.shape.category,
  place: complaintShape.shape.place,
  occurredAt: z.iso.datetime(),
  status: z.enum(REPORT_STATUSES),
  anonymous: z.boolean(),
  secret: z.boolean(),
});

const payload = z.strictObject({
  handoverId: z.uuid(),
  /** Each is a `bornReportShape`, sealed: letters lie outside row security. */
  reports: z.array(z.strictObject({ reportId: z.uuid(), sealed: z.string() })),
  /** What to ask the next page with; null: this was the last. */
  next: z.uuid().nullable(),
});

/** A page of the reports that were born in the hub. */
export const reportsGathered: Topic<z.infer<typeof payload>> = {
  name: 'reports-gathered',
  version: 1,
  receivers: ['connectors'],
  payload,
};

/** A report that was born in the hub. */
export type BornReport = z.infer<typeof bornReportShape>;
/** A page of them. */
export type ReportsGathered = z.infer<typeof payload>;
