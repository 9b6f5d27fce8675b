import type DataLoader from 'dataloader';
import type { SeenReport } from '../matter/seen-matter.loader.ts';
import type { Report } from './report.entity.ts';

/**
 * SQL: the report in the row `r` stands for itself, as far as the viewer sees: it was joined to none, or to one that is
 * hidden. Else what is hidden would take what is not out of every list.
 */
export const standsForItself = (r: string) =>
  `(${r}.merged_into_id is null or not exists (select 1 from reports.report leader where leader.id = ${r}.merged_into_id))`;

/** Tells as which report a joined one is shown to a viewer. */
export class ShownAs {
  constructor(private readonly seen: DataLoader<string, SeenReport[]>) {}

  /** Id of the earliest report that is one with it, of those that the viewer sees; null: it stands for itself. */
  async leaderOf({ id, mergedIntoId }: Pick<Report, 'id' | 'mergedIntoId'>): Promise<string | null> {
    if (mergedIntoId === null) return null;
    const leaderId = (await this.seen.load(id)).find((member) => member.id === id)?.leaderId ?? id;
    return leaderId === id ? null : leaderId;
  }
}
