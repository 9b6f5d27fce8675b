import { type DirectiveNode, type DocumentNode, Kind } from 'graphql';
import { linkedFeatures, SECURITY_FEATURES } from '../supergraph/security-features.ts';
import { type Requirement, requirementOf } from './requirement.ts';

/** What the supergraph says at each coordinate itself, `Type` or `Type.field`; coordinates without a rule are missing. */
export type OwnRules = ReadonlyMap<string, readonly Requirement[]>;

/**
 * Reads the rules of a full supergraph, whatever names its security directives were imported under. Composition has
 * already joined the rules of all subgraphs at their coordinate.
 */
export function ownRules(supergraph: DocumentNode): OwnRules {
  const features = new Map(linkedFeatures(supergraph).map(({ directive, feature }) => [directive, feature]));
  const rules = new Map<string, readonly Requirement[]>();
  const note = (coordinate: string, directives: readonly DirectiveNode[] = []) => {
    const own = directives.flatMap((directive) => {
      const feature = SECURITY_FEATURES.find((known) => known === features.get(directive.name.value));
      return feature ? [requirementOf(feature, directive)] : [];
    });
    if (own.length > 0) rules.set(coordinate, own);
  };
  for (const node of supergraph.definitions) {
    if (!('name' in node) || !node.name || node.kind === Kind.DIRECTIVE_DEFINITION) continue;
    if ('directives' in node) note(node.name.value, node.directives);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of node.fields ?? []) note(`${node.name.value}.${field.name.value}`, field.directives);
  }
  return rules;
}
