import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Viewer } from '../../common/identity/viewer.ts';
import { ReportContent } from '../content/report-content.entity.ts';
import type { SeenReport } from '../matter/seen-matter.loader.ts';
import type { Report } from '../report/report.entity.ts';
import { ReporterRow } from '../reporter/reporter.entity.ts';
import type { Sight } from '../suggestion/suggestion-view.policy.ts';
import { type DecisionSight, shownConditions, shownStep } from './how.policy.ts';
import type { HowStep } from './how.ts';
import { MergeDecision } from './merge-decision.entity.ts';

/** Tells how a report came to be one with its copies, to each as far as he may know it. */
export class HowService {
  /** What of a report the viewer may know. */
  private readonly sights: DataLoader<string, Sight>;

  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
    private readonly seen: DataLoader<string, SeenReport[]>,
  ) {
    this.sights = new DataLoader((ids) => this.sightsOf(ids));
  }

  /** May this viewer know the accounts of officials? */
  get mayNameAccounts(): boolean {
    return this.viewer.role === 'CENTRAL_ADMIN' || this.viewer.role === 'AUDITOR';
  }

  /** Every decision about what is one with a report or with a copy of it, oldest first; the row rule says which. */
  async of({ id }: Report): Promise<HowStep[]> {
    const members = await this.seen.load(id);
    const leaderId = members.find((member) => member.id === id)?.leaderId;
    const copies = members.filter((member) => member.leaderId === leaderId);
    const about = { $in: [id, ...copies.map((copy) => copy.id)] };
    const decisions = await this.em.find(
      MergeDecision,
      { relation: 'SAME_SUBMISSION', $or: [{ lowId: about }, { highId: about }] },
      { orderBy: { at: 'asc', nth: 'asc' } },
    );
    return Promise.all(decisions.map(async (decision) => shownStep(decision, await this.sightOf(decision))));
  }

  /** What the rule of a decision saw, as far as the viewer may know it. */
  async evidenceOf(decision: MergeDecision): Promise<object> {
    return shownConditions(decision.evidence, await this.sightOf(decision));
  }

  private async sightOf({ lowId, highId }: MergeDecision): Promise<DecisionSight> {
    const [low, high] = (await this.sights.loadMany([lowId, highId])) as [Sight, Sight];
    const pair = { contents: low.contents && high.contents, senders: low.senders && high.senders };
    // No report is hidden from those who may also name accounts.
    return { ...pair, everything: this.mayNameAccounts };
  }

  private async sightsOf(ids: readonly string[]): Promise<Sight[]> {
    const where = { reportId: { $in: [...ids] } };
    const contents = new Set((await this.em.find(ReportContent, where)).map(({ reportId }) => reportId));
    const senders = new Set((await this.em.find(ReporterRow, where)).map(({ reportId }) => reportId));
    const all = this.viewer.role === 'CENTRAL_ADMIN';
    return ids.map((id) => ({ contents: contents.has(id), senders: all || senders.has(id) }));
  }
}
