import { type ConstDirectiveNode, type DocumentNode, Kind, parse } from 'graphql';
import { linkedDirective } from '../linked-directive.ts';

const URL = 'https://specs.apollo.dev/inaccessible/v0.2';
const DEFINITION = `directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR
  | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION`;

/** The directive by which a supergraph hides something from clients; a supergraph that hides nothing yet gets it. */
export function withInaccessible(supergraph: DocumentNode): {
  document: DocumentNode;
  inaccessible: ConstDirectiveNode;
} {
  const known = linkedDirective(supergraph, 'inaccessible', 'inaccessible');
  const inaccessible = directive(`@${known ?? 'inaccessible'}`);
  if (known) return { document: supergraph, inaccessible };
  const link = directive(`@link(url: "${URL}", for: SECURITY)`);
  const definitions = supergraph.definitions.map((node) =>
    node.kind === Kind.SCHEMA_DEFINITION ? { ...node, directives: [...(node.directives ?? []), link] } : node,
  );
  const defined = parse(DEFINITION, { noLocation: true }).definitions;
  return { document: { ...supergraph, definitions: [...definitions, ...defined] }, inaccessible };
}

function directive(text: string): ConstDirectiveNode {
  const [extension] = parse(`extend schema ${text}`, { noLocation: true }).definitions;
  if (extension?.kind !== Kind.SCHEMA_EXTENSION) throw new Error(`not a directive: ${text}`);
  return extension.directives![0]!;
}
