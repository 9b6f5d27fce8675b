import type { RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../common/database/uuid.ts';
import type { ComplaintSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import type { Attachment } from '../content/attachment.entity.ts';

/** A number in a system. */
export interface Numbered {
  system: string;
  number: string;
}

/** A size beyond it is no size anybody has; one such row must not stop a whole page. */
const LARGEST_INT = 2_147_483_647;

/** The numbers of a record: its id in its channel, and those its source knows from elsewhere. */
export function sourceNumbers(channelId: string, complaint: ComplaintSnapshot): Numbered[] {
  const stated = complaint.numbers.flatMap(({ system, id }) => (id?.trim() ? [{ system, number: id.trim() }] : []));
  const all = [{ system: channelId, number: complaint.externalId }, ...stated];
  return [...new Map(all.map((row) => [JSON.stringify(row), row])).values()];
}

/** Adds numbers to reports; those they have already stay. */
export async function addNumbers(
  em: EntityManager,
  numbers: readonly (Numbered & { reportId: string })[],
): Promise<void> {
  await em.execute(
    `insert into reports.report_number (system, number, report_id)
     select n->>'system', n->>'number', (n->>'reportId')::uuid from jsonb_array_elements(?::jsonb) n
     on conflict do nothing`,
    [JSON.stringify(numbers)],
  );
}

/** Rows of a record's attachments. */
export const attachmentRows = (
  reportId: string,
  { attachments }: ComplaintSnapshot,
): RequiredEntityData<Attachment>[] =>
  attachments.map(({ bytes, ...attachment }) => ({
    ...attachment,
    bytes: bytes !== null && bytes <= LARGEST_INT ? bytes : null,
    id: newId(),
    reportId,
  }));
