import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { newId } from '../../common/database/uuid.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import type { Role, Viewer } from '../../common/identity/viewer.ts';
import type { AccessKind } from './access-kind.ts';
import { ReportAccess } from './report-access.entity.ts';

/** Whose looks are written down: people in offices. Reporters see their own; machines bring what they see. */
const OFFICIALS: readonly Role[] = ['LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN', 'OMBUDSMAN', 'AUDITOR'];

/** The log of who was shown what is not for everybody. */
export class AccessService {
  private readonly looks: DataLoader<{ reportId: string; kind: AccessKind }, void, string>;

  /** `em` reads under the viewer's rights, `hub` writes. */
  constructor(
    private readonly em: EntityManager,
    private readonly hub: EntityManager,
    private readonly viewer: Viewer,
    private readonly now: () => Date,
  ) {
    this.looks = new DataLoader((looks) => this.write(looks), { cacheKeyFn: ({ reportId, kind }) => kind + reportId });
  }

  /** May this viewer know the accounts of officials? */
  get mayNameAccounts(): boolean {
    return this.viewer.role === 'CENTRAL_ADMIN' || this.viewer.role === 'AUDITOR';
  }

  /** Writes down that this viewer is shown it; done before it is shown. */
  async note(reportId: string, kind: AccessKind): Promise<void> {
    if (OFFICIALS.includes(this.viewer.role)) await this.looks.load({ reportId, kind });
  }

  /** Who was shown what of a report, the oldest first; nothing for those who may not know. */
  async of(reportId: string, page: PageArgs): Promise<Connection<ReportAccess>> {
    checkPage(page);
    const after = readCursor(page.after, 1)?.[0];
    const rows = await this.em.find(
      ReportAccess,
      { reportId, ...(after !== undefined && { id: { $gt: String(after) } }) },
      { orderBy: { id: 'asc' }, limit: page.first + 1 },
    );
    return pageOf(rows, page.first, ({ id }) => cursorOf(id));
  }

  private async write(looks: readonly { reportId: string; kind: AccessKind }[]): Promise<undefined[]> {
    const { role, userId, agencyId } = this.viewer;
    const at = this.now();
    const day = at.toISOString().slice(0, 10);
    const rows = looks.map(({ reportId, kind }) => ({
      ...{ id: newId(at), reportId, kind, role, userId, agencyId, at },
      once: [reportId, kind, role, userId, agencyId, day].join(':'),
    }));
    await this.hub.upsertMany(ReportAccess, rows, { onConflictFields: ['once'], onConflictAction: 'ignore' });
    return looks.map(() => undefined);
  }
}
