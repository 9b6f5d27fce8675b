import type { Role } from './viewer.ts';

const ADMINS = ['CENTRAL_ADMIN', 'AGENCY_ADMIN'] as const;
const OFFICES = ['LIAISON', 'AGENCY_ADMIN', 'CENTRAL_ADMIN'] as const;
const OFFICES_AND_AUDITOR = [...OFFICES, 'AUDITOR'] as const;

/** What a scope lets do, as an infinitive, and which roles have it. */
export interface ScopeKind {
  action: string;
  roles: readonly Role[];
}

/**
 * Every scope of the hub's schema (`@requiresScopes`) and the roles that have it: the rules that hang on nothing but
 * who asks. The gateway enforces them before it plans; `requireScope` in a service is the second net. What hangs on a
 * row (the own agency, the own report) stays with the services and the row rules.
 */
export const SCOPES = {
  'agency:keep': { action: 'register or rename an agency', roles: ADMINS },
  'agency:end': { action: 'end an agency', roles: ['CENTRAL_ADMIN'] },
  'liaison:appoint': { action: 'appoint a liaison officer', roles: ADMINS },
  'channel:keep': { action: 'keep a channel', roles: ADMINS },
  'channel:watch': {
    action: 'follow the health of a channel',
    roles: [...OFFICES_AND_AUDITOR, 'OMBUDSMAN', 'CONNECTOR'],
  },
  'import:watch': { action: 'follow an import', roles: OFFICES_AND_AUDITOR },
  'record:push': { action: 'push source records', roles: ['CONNECTOR', ...ADMINS] },
  'report:submit': { action: 'submit a report', roles: ['PUBLIC', 'REPORTER', ...OFFICES] },
  'report:own': { action: 'have reports of the own', roles: ['REPORTER'] },
  'report:dispatch': { action: 'dispatch a report', roles: OFFICES },
  'report:handle': { action: 'handle a report', roles: OFFICES },
  'report:reply': { action: 'reply to a report', roles: ['REPORTER', ...OFFICES] },
  'report:close': { action: 'close a report', roles: ['REPORTER', ...OFFICES] },
  'report:archive': { action: 'archive a report', roles: ['REPORTER', ...ADMINS] },
  'report:reopen': { action: 'open a report again', roles: ['REPORTER', ...ADMINS] },
  'report:block': { action: 'block a report', roles: ADMINS },
  'report:rate': { action: 'rate a report', roles: ['REPORTER'] },
  'report:merge': { action: 'join reports or take them apart', roles: OFFICES },
  'duplicate:read': { action: 'see the review queue, or have pairs explained', roles: OFFICES_AND_AUDITOR },
  'merge-audit:judge': { action: 'see and judge audited joins', roles: ['CENTRAL_ADMIN', 'AUDITOR'] },
  'auto-merge:read': { action: 'see the quality of automatic joining', roles: ['CENTRAL_ADMIN', 'AUDITOR'] },
  'auto-merge:lift': { action: 'lift a suspension of automatic joining', roles: ['CENTRAL_ADMIN'] },
  'dedup-model:read': { action: 'see the models of the comparison', roles: ['CENTRAL_ADMIN', 'AUDITOR'] },
  'dedup-model:keep': { action: 'change the model of the comparison', roles: ['CENTRAL_ADMIN'] },
  'reporter:reveal': { action: 'reveal who wrote a report', roles: ['CENTRAL_ADMIN', 'OMBUDSMAN'] },
  'routing:read': { action: 'see routing rules', roles: OFFICES_AND_AUDITOR },
  'routing:keep': { action: 'keep a routing rule', roles: ['CENTRAL_ADMIN'] },
  'proposal:read': { action: 'see proposed agencies', roles: OFFICES },
  'template:read': { action: 'see templates', roles: OFFICES_AND_AUDITOR },
  'template:keep': { action: 'keep a template', roles: ADMINS },
  'notice:keep': { action: 'see notices and keep subscriptions', roles: ADMINS },
  'notice-template:read': { action: 'see templates of notices', roles: [...ADMINS, 'AUDITOR'] },
  'notice-template:keep': { action: 'change the words of notices', roles: ['CENTRAL_ADMIN'] },
  'rule:publish': { action: 'publish or preview rules of the nation', roles: ['CENTRAL_ADMIN'] },
  'agency-rule:publish': { action: 'publish rules of an agency', roles: ADMINS },
  'queue:read': { action: 'have a work queue', roles: OFFICES },
  'recomputation:read': { action: 'follow recomputations', roles: [...ADMINS, 'AUDITOR'] },
} as const satisfies Record<string, ScopeKind>;

/** Name of a scope. */
export type Scope = keyof typeof SCOPES;

/** The scope of this name; nothing for a name of another supergraph. */
export const scopeKind = (name: string): ScopeKind | undefined =>
  Object.hasOwn(SCOPES, name) ? SCOPES[name as Scope] : undefined;

const BY_ROLE = new Map<Role, Set<string>>();
for (const [scope, { roles }] of Object.entries<ScopeKind>(SCOPES)) {
  // SYSTEM, a job of the hub, may everything.
  for (const role of [...roles, 'SYSTEM'] as const) {
    BY_ROLE.set(role, (BY_ROLE.get(role) ?? new Set()).add(scope));
  }
}

/** Names of the scopes that a role has. */
export const scopesOf = (role: Role): ReadonlySet<string> => BY_ROLE.get(role) ?? new Set();
