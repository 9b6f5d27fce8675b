import type { EntityManager } from '@mikro-orm/postgresql';
import type { SourceRecordSnapshot } from '../../common/handover/source-records-changed.topic.ts';
import { addNumbers, sourceNumbers } from './record-parts.service.ts';
import { SourceLink } from './source-link.entity.ts';

/** A report that was handed over to a channel comes back from it: the record is linked to that report, and makes no second one. */
export async function linkAgain(
  em: EntityManager,
  channelId: string,
  { sourceRecordId, seq, complaint }: SourceRecordSnapshot,
  reportId: string,
): Promise<void> {
  const answers = complaint.answers.length;
  await em.insert(SourceLink, { sourceRecordId, reportId, seq, taken: [seq], answers });
  const numbers = sourceNumbers(channelId, complaint);
  await addNumbers(
    em,
    numbers.map((number) => ({ ...number, reportId })),
  );
}
