import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { ReportOwner } from './report-owner.entity.ts';

/** Did the viewer write the report? Of owners, nobody finds rows but the own. */
export const isOwnReport = (em: EntityManager) =>
  new DataLoader<string, boolean>(async (ids) => {
    const rows = await em.find(ReportOwner, { reportId: { $in: [...ids] } });
    const own = new Set(rows.map(({ reportId }) => reportId));
    return ids.map((id) => own.has(id));
  });
