import { buildASTSchema, type DocumentNode, type FieldDefinitionNode, type FieldNode, Kind, print } from 'graphql';
import { linkedDirective } from '../linked-directive.ts';
import { eachType, type Fielded } from './each-type.ts';
import { withInaccessible } from './inaccessible.ts';
import { withoutRequiredArguments } from './required-arguments.ts';
import { StandInNames } from './stand-in-names.ts';
import { STANDS_FOR } from './stand-ins.ts';
import { withoutUnusedExternals } from './unused-externals.ts';

/**
 * A supergraph in which no `@requires` has arguments: the planner asks for `price(currency: "USD")` without its argument,
 * or takes what the client asked with another one. In its place stands a field `price__with1` without arguments, which
 * clients do not see; the executor asks the subgraph for what it stands for (`StandIns`).
 */
export function withStandIns(supergraph: DocumentNode): DocumentNode {
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const joinField = linkedDirective(supergraph, 'join', 'field') ?? 'join__field';
  const names = new StandInNames(supergraph);
  const { document: bare, added } = withoutRequiredArguments(supergraph, { schema, joinField, names });
  if (added.size === 0) return supergraph;
  const { document, inaccessible } = withInaccessible(bare);
  const standIn = ({ fields }: Fielded, name: string, { name: original, arguments: given }: FieldNode) => {
    const field = fields!.find((one) => one.name.value === original.value)!;
    const meaning = print({ kind: Kind.FIELD, name: original, arguments: given });
    const added: FieldDefinitionNode = {
      kind: Kind.FIELD_DEFINITION,
      name: { kind: Kind.NAME, value: name },
      description: { kind: Kind.STRING, value: `${STANDS_FOR}${meaning}` },
      type: field.type,
      directives: [...(field.directives ?? []).filter((one) => one.name.value === joinField), inaccessible],
    };
    return added;
  };
  const filled = eachType(document, (type) => {
    const more = [...(added.get(type.name.value) ?? [])].map(([name, field]) => standIn(type, name, field));
    return { ...type, fields: [...(type.fields ?? []), ...more] };
  });
  const originals = new Map([...added].map(([type, fields]) => [type, originalsOf(fields)]));
  return withoutUnusedExternals(filled, { schema, joinField, originals });
}

const originalsOf = (fields: ReadonlyMap<string, FieldNode>) =>
  new Set([...fields.values()].map(({ name }) => name.value));
