import type { Role } from './viewer.ts';

const STAFF = ['LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN'] as const;
const STAFF_AND_AUDITOR = [...STAFF, 'AUDITOR'] as const;

/** What one scope lets do, as an infinitive ("see routing rules"), and whose roles have it. */
export interface ScopeKind {
  action: string;
  roles: readonly Role[];
}

/**
 * Every scope of the hub's schema (`@requiresScopes`) and the roles that have it: the rules that hang on nothing but
 * who asks. The gateway enforces them before planning, services ask `requireScope` where a call may come another way.
 * Rules that hang on a row stay with the services and the database.
 */
export const SCOPES = {
  'routing:read': { action: 'see routing rules', roles: STAFF_AND_AUDITOR },
} as const satisfies Record<string, ScopeKind>;

/** Name of a scope. */
export type Scope = keyof typeof SCOPES;

/** What a role may: the names of its scopes. SYSTEM, a job of the hub, has all. */
export const scopesOf = (role: Role): ReadonlySet<string> => BY_ROLE.get(role) ?? NONE;

const NONE: ReadonlySet<string> = new Set();
const BY_ROLE = new Map<Role, Set<string>>();
for (const [scope, { roles }] of Object.entries(SCOPES)) {
  for (const role of [...roles, 'SYSTEM'] as const) {
    BY_ROLE.set(role, (BY_ROLE.get(role) ?? new Set()).add(scope));
  }
}
