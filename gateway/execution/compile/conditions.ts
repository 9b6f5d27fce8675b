import { type ASTNode, type DirectiveNode, type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import type { Tree } from './tree.ts';

/** Values of the variables on which plan and shape of an answer depend. */
export type Case = Readonly<Record<string, unknown>>;

/** The variables that decide `@skip` and `@include`, and all within questions about the schema. */
export function decidingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const all = { Variable: ({ name }: { name: { value: string } }) => void names.add(name.value) };
  visit(document, {
    Directive: (directive) => void visit(directive, all),
    Field: (field) => (field.name.value.startsWith('__') ? void visit(field, all) : undefined),
  });
  return [...names];
}

/** Their values in one request; those that are not given are left out. */
export const caseOf = (deciding: readonly string[], coerced: Tree): Case =>
  Object.fromEntries(deciding.flatMap((name) => (coerced[name] === undefined ? [] : [[name, coerced[name]]])));

/**
 * The document with all conditions decided: what is skipped is gone. Apollo's planner is given nothing else, because
 * conditions make it lose objects of which all is skipped, and fields whose neighbours require something that is.
 */
export function withoutConditions(document: DocumentNode, given: Case): DocumentNode {
  const decide = (node: ASTNode & { directives?: readonly DirectiveNode[] }) => {
    if (!node.directives?.some(isCondition)) return undefined;
    if (node.directives.some((directive) => skips(directive, given))) return null;
    return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
  };
  return visit(document, {
    Field: { enter: decide },
    InlineFragment: { enter: decide },
    FragmentSpread: { enter: decide },
    SelectionSet: { leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [NOTHING] }) },
  });
}

/** Stands where nothing is left to ask; written nowhere. */
export const NOTHING: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  alias: { kind: Kind.NAME, value: 'nothing__' },
};

function skips(directive: DirectiveNode, given: Case): boolean {
  const { name, arguments: args } = directive;
  const value = args?.[0]?.value;
  const met = value?.kind === Kind.VARIABLE ? given[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
  return isCondition(directive) && met === (name.value === 'skip');
}

const isCondition = ({ name }: DirectiveNode) => name.value === 'skip' || name.value === 'include';
