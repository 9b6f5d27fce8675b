import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import {
  type Connection,
  checkPage,
  cursorOf,
  type PageArgs,
  pageOf,
  readCursor,
} from '../../common/graphql/connection.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { Recomputation } from './recomputation.entity.ts';

/** Progress of what was published. An agency's administrator sees what agencies of the own subtree decreed. */
export class RecomputationService {
  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
    private readonly agenciesInScope: string[],
  ) {}

  /** The newest first. @throws FORBIDDEN, BAD_PAGE_SIZE, BAD_CURSOR */
  async list(page: PageArgs): Promise<Connection<Recomputation>> {
    requireScope(this.viewer, 'recomputation:read');
    checkPage(page);
    const scope = this.viewer.role === 'AGENCY_ADMIN' ? { agencyId: { $in: this.agenciesInScope } } : {};
    const [behind] = readCursor(page.after, 1) ?? [];
    if (behind !== undefined && uuidsOnly([behind as string]).length === 0) {
      throw hubError('BAD_CURSOR', page.after!.slice(0, 40));
    }
    // Ids grow with time, so their order is that of the publications.
    const where = { ...scope, ...(behind !== undefined && { id: { $lt: behind as string } }) };
    const rows = await this.em.find(Recomputation, where, { orderBy: { id: 'desc' }, limit: page.first + 1 });
    return pageOf(
      rows,
      page.first,
      ({ id }) => cursorOf(id),
      () => this.em.count(Recomputation, scope),
    );
  }
}
