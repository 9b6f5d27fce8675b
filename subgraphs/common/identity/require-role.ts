import { hubError } from '../errors/hub-error.ts';
import type { Role, Viewer } from './viewer.ts';

/** Lets the viewer through or throws FORBIDDEN naming `action` (an infinitive, e.g. "dispatch a report"). */
export function requireRole(viewer: Viewer, action: string, ...roles: Role[]): void {
  if (viewer.role !== 'SYSTEM' && !roles.includes(viewer.role)) throw hubError('FORBIDDEN', action, roles.join(', '));
}
