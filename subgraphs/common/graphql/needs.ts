import { type ConstDirectiveNode, type GraphQLSchema, isObjectType, valueFromASTUntyped } from 'graphql';
import { Directive } from 'type-graphql';
import { type Scope, scopeKind } from '../identity/scopes.ts';

/** Puts a rule on a query, mutation or field: only viewers with the scope may ask for it. The description tells it too. */
export const Needs = (scope: Scope): ReturnType<typeof Directive> =>
  Directive(`@requiresScopes(scopes: [["${scope}"]])`);

/** Adds to the description of every field with a scope what the scope is called and which roles have it. */
export function describeScopes(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const scopes = scopesOn(field.astNode?.directives ?? []);
      if (scopes.length > 0) field.description = [field.description, ...scopes.map(inWords)].join(' ');
    }
  }
}

const scopesOn = (directives: readonly ConstDirectiveNode[]): string[] =>
  directives
    .filter(({ name }) => name.value === 'requiresScopes')
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ value }) => (valueFromASTUntyped(value) as string[][]).flat());

const inWords = (scope: string) => `Scope ${scope}: ${scopeKind(scope)?.roles.join(', ')}.`;
