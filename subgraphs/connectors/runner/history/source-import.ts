import type { EntityManager } from '@mikro-orm/postgresql';
import { ImportRun } from '../../ledger/import-run.entity.ts';
import type { PageResult } from '../commit-page.ts';
import type { ReadRecords } from '../read-page.ts';
import { channelValues } from './channel-values.ts';
import { countIn } from './import-page.ts';
import { remarksOf, writeRemarks } from './import-remarks.ts';

/** The import of history that a backfill carries out, if someone began one; without one it counts nothing. */
export class SourceImport {
  private constructor(
    private readonly em: EntityManager,
    private readonly run: ImportRun | null,
  ) {}

  /** The one under way. */
  static async find(em: EntityManager, channelId: string): Promise<SourceImport> {
    return new SourceImport(
      em,
      await em.findOne(ImportRun, { channelId, way: 'SOURCE', dry: false, outcome: 'RUNNING' }),
    );
  }

  /** Counts a committed page. */
  async add(result: PageResult, { records, dead }: Omit<ReadRecords, 'all'>): Promise<void> {
    const { run } = this;
    if (!run) return;
    const items = [...result, ...dead.map(() => ({ verdict: 'REJECTED' as const }))];
    await this.em.transactional(async (em) => {
      const values = await channelValues(em, run.channelId);
      await writeRemarks(em, run, await remarksOf(em, [...records, ...dead], values, run.way));
      await countIn(em, run, items);
    });
  }

  /** How the backfill ended; null: it goes on later. */
  async end(outcome: 'DONE' | 'FAILED' | null, why: string | null, now: Date): Promise<void> {
    if (!this.run || outcome === null) return;
    const running = { id: this.run.id, outcome: 'RUNNING' as const };
    await this.em.nativeUpdate(ImportRun, running, { outcome, endedAt: now, errorMessage: why });
  }
}
