import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { newId } from '../../common/database/uuid.ts';
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
import { LiaisonOfficer } from './liaison-officer.entity.ts';
import type { AppointLiaisonInput } from './liaison-officer.inputs.ts';

/** Who handles the complaints of an agency. The row rule shows officials only to their agency and the centre. */
export class LiaisonOfficerService {
  constructor(
    private readonly em: EntityManager,
    private readonly viewer: Viewer,
    private readonly scope: readonly string[],
  ) {}

  /** Liaison officers of an agency, present and past, in the order of their ids. @throws BAD_PAGE_SIZE, BAD_CURSOR */
  async list(agencyId: string, page: PageArgs): Promise<Connection<LiaisonOfficer>> {
    checkPage(page);
    const after = readCursor(page.after, 1);
    const rows = await this.em.find(
      LiaisonOfficer,
      { agencyId, ...(after && { id: { $gt: after[0]! } }) },
      { orderBy: { id: 'asc' }, limit: page.first + 1 },
    );
    return pageOf(rows, page.first, (row) => cursorOf(row.id));
  }

  /** Puts an official in the duty, once per idempotency key. @throws FORBIDDEN */
  async appoint(input: AppointLiaisonInput): Promise<LiaisonOfficer> {
    requireScope(this.viewer, 'liaison:appoint');
    if (this.viewer.role === 'AGENCY_ADMIN' && !this.scope.includes(input.agencyId)) {
      throw hubError('FORBIDDEN', 'appoint a liaison officer outside the own agency', 'CENTRAL_ADMIN');
    }
    const { idempotencyKey, ...duty } = input;
    const id = await this.em.transactional((em) =>
      once(em, 'agencies', { operation: 'appointLiaison', viewer: this.viewer, input }, async () => {
        const officer = em.create(LiaisonOfficer, { id: newId(), ...duty, untilDay: null });
        await em.flush();
        await writeAudit(em, 'agencies', { viewer: this.viewer, action: 'appointLiaison', subject: officer.id });
        return officer.id;
      }),
    );
    return this.em.findOneOrFail(LiaisonOfficer, { id });
  }
}
