import { type OperationDefinitionNode, valueFromASTUntyped } from 'graphql';
import { type Case, caseOf } from './compile/conditions.ts';

/** What its variables are likely to decide before anybody has asked: their defaults, and where there is none, all of it or as little as can be. */
export function likelyCases(operation: OperationDefinitionNode, deciding: readonly string[]): readonly Case[] {
  const usual = Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
  const open = deciding.filter((name) => !(name in usual));
  if (open.length === 0) return [caseOf(deciding, usual)];
  return [true, false].map((value) =>
    caseOf(deciding, { ...usual, ...Object.fromEntries(open.map((name) => [name, value])) }),
  );
}
