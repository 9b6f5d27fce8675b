import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { MergeDecision } from './merge-decision.entity.ts';

/** Decisions about a report, oldest first; none for those who may not see them. */
export const decisionsOfReport = (em: EntityManager) =>
  new DataLoader<string, MergeDecision[]>(async (ids) => {
    const about = { $in: [...ids] };
    const rows = await em.find(
      MergeDecision,
      { $or: [{ lowId: about }, { highId: about }] },
      { orderBy: { at: 'asc', nth: 'asc' } },
    );
    return ids.map((id) => rows.filter(({ lowId, highId }) => lowId === id || highId === id));
  });
