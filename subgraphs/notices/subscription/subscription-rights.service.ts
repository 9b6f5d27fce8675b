import type { EntityManager } from '@mikro-orm/postgresql';
import { writeAudit } from '../../common/database/audit.ts';
import { once } from '../../common/database/idempotency.ts';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import type { Runtime } from '../../common/runtime/runtime.ts';
import { directory } from '../agency/directory.ts';
import { NoticeSubscription } from './notice-subscription.entity.ts';

/** What the services of one request work with. */
export interface NoticeTools {
  /** Sees what the viewer may see. */
  em: EntityManager;
  /** Sees and writes everything: used once the viewer's right is known. */
  hub: EntityManager;
  runtime: Runtime;
  viewer: Viewer;
  /** The viewer's agency and all below it. */
  scope: readonly string[];
}

/** Lets the centre and administrators of agencies through. @throws FORBIDDEN */
export const requireKeeper = ({ viewer }: NoticeTools, action: string) => requireScope(viewer, 'notice:keep', action);

/** Lets the centre through for every agency and for none, an administrator for the own agency and those below. @throws FORBIDDEN, AGENCY_NOT_FOUND */
export async function requireAgency(tools: NoticeTools, agencyId: string | null): Promise<void> {
  const central = tools.viewer.role !== 'AGENCY_ADMIN';
  if (!central && !(agencyId !== null && tools.scope.includes(agencyId))) {
    throw hubError('FORBIDDEN', 'keep subscriptions beyond the own agency and those below it', 'CENTRAL_ADMIN');
  }
  if (agencyId === null) return;
  const known = uuidsOnly([agencyId]).length > 0 && (await directory.agency(tools.hub, agencyId));
  if (!known) throw hubError('AGENCY_NOT_FOUND', agencyId.slice(0, 40));
}

/** A subscription the viewer may keep. @throws FORBIDDEN, SUBSCRIPTION_NOT_FOUND, also for one of somebody else */
export async function ownSubscription(tools: NoticeTools, id: string): Promise<NoticeSubscription> {
  requireKeeper(tools, 'keep subscriptions');
  const [known] = uuidsOnly([id]);
  // The row rule shows those of the viewer only.
  const found =
    known && (await tools.em.findOne(NoticeSubscription, { id: known, removedAt: null }, { refresh: true }));
  if (!found) throw hubError('SUBSCRIPTION_NOT_FOUND', id.slice(0, 40));
  return found;
}

/** Does a change once per intention, with its line in the audit log; gives the id that `work` gave the first time. */
export const changeOnce = (
  { hub, viewer }: NoticeTools,
  operation: string,
  input: { idempotencyKey: string },
  work: (em: EntityManager) => Promise<string>,
): Promise<string> =>
  hub.transactional((em) =>
    once(em, 'notices', { operation, viewer, input }, async () => {
      const subject = await work(em);
      await writeAudit(em, 'notices', { viewer, action: operation, subject });
      return subject;
    }),
  );
