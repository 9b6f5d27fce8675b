import { hubError } from '../errors/hub-error.ts';
import { SCOPES, type Scope, type ScopeKind, scopesOf } from './scopes.ts';
import type { Viewer } from './viewer.ts';

/**
 * Lets the viewer through or throws FORBIDDEN.
 * @param action what is refused, in an infinitive ("dispatch a report"), where it is narrower than that of the scope
 */
export function requireScope(viewer: Viewer, scope: Scope, action?: string): void {
  if (scopesOf(viewer.role).has(scope)) return;
  const kind: ScopeKind = SCOPES[scope];
  throw hubError('FORBIDDEN', action ?? kind.action, kind.roles.join(', '));
}
