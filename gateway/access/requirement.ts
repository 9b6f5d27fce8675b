import { type DirectiveNode, valueFromASTUntyped } from 'graphql';
import { scopeKind } from '../../subgraphs/common/identity/scopes.ts';

/** What a viewer must bring, as one directive says it: a login, or every name of at least one group. */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'requiresScopes' | 'policy'; readonly anyOf: readonly (readonly string[])[] };

/** What a viewer brings. */
export interface Holdings {
  authenticated: boolean;
  scopes: ReadonlySet<string>;
  /** Whether the named policy lets the viewer through; false for a name that nobody knows. */
  policy(name: string): boolean;
}

/** Name of the argument that holds the groups. */
const GROUPS = { requiresScopes: 'scopes', policy: 'policies' } as const;

/**
 * The requirement behind an applied directive of the feature. An empty list of groups asks for nothing, as composition
 * reads it; a missing one cannot be met by anybody.
 */
export function requirementOf(feature: Requirement['kind'], directive: DirectiveNode): Requirement {
  if (feature === 'authenticated') return { kind: feature };
  const argument = directive.arguments?.find(({ name }) => name.value === GROUPS[feature]);
  const groups = argument ? listOf(valueFromASTUntyped(argument.value)).map(groupOf) : undefined;
  return { kind: feature, anyOf: groups?.length === 0 ? [[]] : (groups ?? []) };
}

/** Whether the viewer meets it. */
export function meets(holdings: Holdings, requirement: Requirement): boolean {
  if (requirement.kind === 'authenticated') return holdings.authenticated;
  const has = requirement.kind === 'policy' ? holdings.policy : (scope: string) => holdings.scopes.has(scope);
  return requirement.anyOf.some((group) => group.every(has));
}

/** The requirement in words, for the text of an error: `a login`, `scope a and b, or c`; roles where the hub knows the scope. */
export function inWords(requirement: Requirement): string {
  if (requirement.kind === 'authenticated') return 'a login (Authorization: Bearer <token>)';
  const named = requirement.kind === 'policy' ? (policy: string) => policy : withRoles;
  const groups = requirement.anyOf.map((group) => group.map(named).join(' and '));
  return `${requirement.kind === 'policy' ? 'policy' : 'scope'} ${groups.join(', or ')}`;
}

function withRoles(scope: string): string {
  const roles = scopeKind(scope)?.roles.join(', ');
  return roles ? `${scope} (${roles})` : scope;
}

/** A text that is equal for equal requirements. */
export const keyOf = (requirement: Requirement): string => JSON.stringify(requirement);

// GraphQL lets a single value stand for a list of one.
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const groupOf = (value: unknown): string[] => listOf(value).map(String);
