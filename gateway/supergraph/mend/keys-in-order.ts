import { type DirectiveNode, type DocumentNode, Kind, type ObjectTypeDefinitionNode, visit } from 'graphql';
import { linkedDirective } from '../linked-directive.ts';

/**
 * Resolvable keys of each type before the others: the planner takes the first key it finds, also one by which the
 * subgraph cannot be asked (`@key(resolvable: false)`).
 */
export function withKeysInOrder(supergraph: DocumentNode): DocumentNode {
  const joinType = linkedDirective(supergraph, 'join', 'type') ?? 'join__type';
  const inOrder = <Type extends Pick<ObjectTypeDefinitionNode, 'directives'>>(type: Type): Type => {
    const keys = (type.directives ?? []).filter(({ name }) => name.value === joinType);
    const others = (type.directives ?? []).filter(({ name }) => name.value !== joinType);
    const sorted = keys.toSorted((one, other) => Number(isUnresolvable(one)) - Number(isUnresolvable(other)));
    return { ...type, directives: [...others, ...sorted] };
  };
  return visit(supergraph, { ObjectTypeDefinition: { leave: inOrder }, InterfaceTypeDefinition: { leave: inOrder } });
}

const isUnresolvable = ({ arguments: given }: DirectiveNode): boolean =>
  given?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value) ?? false;
