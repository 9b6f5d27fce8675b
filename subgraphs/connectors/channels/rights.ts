import { hubError } from '../../common/errors/hub-error.ts';
import type { Viewer } from '../../common/identity/viewer.ts';

/** What the viewer may do with channels; the row rules decide what it may see. */
export class Rights {
  constructor(
    readonly viewer: Viewer,
    /** The viewer's agency and all below it. */
    private readonly scope: readonly string[],
  ) {}

  /** May the viewer see what only the owner of a channel sees (errors, runs' remarks, dead letters, raw records)? */
  owns(channel: { id: string; agencyId: string | null }): boolean {
    const { role, channelId } = this.viewer;
    if (role === 'SYSTEM' || role === 'CENTRAL_ADMIN') return true;
    if (role === 'CONNECTOR') return channelId === channel.id;
    return (role === 'AGENCY_ADMIN' || role === 'LIAISON') && this.inScope(channel.agencyId);
  }

  /** @throws FORBIDDEN unless the viewer is the centre or an admin of the agency or of one above it */
  requireAdminOf(agencyId: string | null, action: string): void {
    if (this.isAdminOf(agencyId)) return;
    throw hubError('FORBIDDEN', `${action} of this agency`, 'CENTRAL_ADMIN, AGENCY_ADMIN of its owner');
  }

  /** Is the viewer the centre, or an admin of the agency or of one above it? */
  isAdminOf(agencyId: string | null): boolean {
    const { role } = this.viewer;
    return role === 'SYSTEM' || role === 'CENTRAL_ADMIN' || (role === 'AGENCY_ADMIN' && this.inScope(agencyId));
  }

  /** @throws FORBIDDEN unless the viewer is the centre */
  requireCentre(action: string): void {
    const { role } = this.viewer;
    if (role !== 'SYSTEM' && role !== 'CENTRAL_ADMIN') throw hubError('FORBIDDEN', action, 'CENTRAL_ADMIN');
  }

  private inScope(agencyId: string | null): boolean {
    return agencyId !== null && this.scope.includes(agencyId);
  }
}
