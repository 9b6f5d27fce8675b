import { type ASTNode, type DirectiveNode, Kind, parse, print, visit } from 'graphql';

/** Features that @apollo/gateway refuses to start with. Their rules are enforced from the full supergraph, not by the planner. */
const REFUSED = new Set(['authenticated', 'requiresScopes', 'policy', 'cost', 'listSize']);

/** The supergraph without the directives that @apollo/gateway refuses; otherwise the same. */
export function stripSecurity(supergraphSdl: string): string {
  const stripped = visit(parse(supergraphSdl, { noLocation: true }), {
    enter(node: ASTNode) {
      if (node.kind === Kind.DIRECTIVE && (REFUSED.has(node.name.value) || isLinkToRefused(node))) return null;
      if (node.kind === Kind.DIRECTIVE_DEFINITION && REFUSED.has(node.name.value)) return null;
      // "requiresScopes__Scope", "policy__Policy": argument types of the removed directives.
      if (node.kind === Kind.SCALAR_TYPE_DEFINITION && REFUSED.has(node.name.value.split('__')[0] ?? '')) return null;
      return undefined;
    },
  });
  return print(stripped);
}

/** @link(url: "https://specs.apollo.dev/policy/v0.1", ...) */
function isLinkToRefused(node: DirectiveNode): boolean {
  if (node.name.value !== 'link') return false;
  const url = node.arguments?.find(({ name }) => name.value === 'url')?.value;
  const feature = url?.kind === Kind.STRING ? /\/([^/]+)\/v[\d.]+$/.exec(url.value)?.[1] : undefined;
  return feature !== undefined && REFUSED.has(feature);
}
