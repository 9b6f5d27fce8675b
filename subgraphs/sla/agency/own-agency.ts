import type { EntityManager } from '@mikro-orm/postgresql';
import { uuidsOnly } from '../../common/database/uuid.ts';
import { hubError } from '../../common/errors/hub-error.ts';
import { requireScope } from '../../common/identity/require-scope.ts';
import type { Viewer } from '../../common/identity/viewer.ts';
import { directory } from './directory.ts';

/**
 * Lets the centre through, and the administrator of the agency or of one above it; gives the agency with all above it,
 * the lowest first. @throws FORBIDDEN, AGENCY_NOT_FOUND
 */
export async function requireOwnAgency(
  em: EntityManager,
  viewer: Viewer,
  action: string,
  agencyId: string,
): Promise<string[]> {
  requireScope(viewer, 'agency-rule:publish', action);
  const agency = uuidsOnly([agencyId]).length > 0 ? await directory.agency(em, agencyId) : null;
  const central = viewer.role !== 'AGENCY_ADMIN';
  const own = viewer.agencyId !== null && agency?.path.includes(viewer.agencyId);
  if (!central && !own) throw hubError('FORBIDDEN', action, 'CENTRAL_ADMIN, AGENCY_ADMIN of it or of one above it');
  if (!agency) throw hubError('AGENCY_NOT_FOUND', agencyId.slice(0, 40));
  return agency.path;
}
