import { type ASTNode, type DirectiveNode, Kind, parse, print, visit } from 'graphql';
import { isSecurity, linkedFeature, linkedFeatures } from './security-features.ts';

/**
 * The supergraph without the directives that @apollo/gateway refuses; otherwise the same. Their rules are enforced from
 * the full supergraph (`gateway/access`), not by the planner.
 */
export function stripSecurity(supergraphSdl: string): string {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const features = linkedFeatures(supergraph).filter(isSecurity);
  const directives = new Set(features.map(({ directive }) => directive));
  const isType = (name: string) => features.some(({ prefix }) => name.startsWith(prefix));
  const stripped = visit(supergraph, {
    enter(node: ASTNode) {
      if (node.kind === Kind.DIRECTIVE && (directives.has(node.name.value) || linksSecurity(node))) return null;
      if (node.kind === Kind.DIRECTIVE_DEFINITION && directives.has(node.name.value)) return null;
      if (node.kind === Kind.SCALAR_TYPE_DEFINITION && isType(node.name.value)) return null;
      return undefined;
    },
  });
  return print(stripped);
}

function linksSecurity(directive: DirectiveNode): boolean {
  const feature = linkedFeature(directive);
  return feature !== undefined && isSecurity(feature);
}
