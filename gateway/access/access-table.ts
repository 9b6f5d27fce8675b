import { buildASTSchema, type GraphQLSchema, isInterfaceType, isObjectType, parse } from 'graphql';
import { inheritedRules } from './interface-rules.ts';
import { neededSelections } from './needed-selections.ts';
import { ownRules } from './own-rules.ts';
import { keyOf, type Requirement } from './requirement.ts';
import { stepsFrom } from './steps.ts';

/** Who may ask for what in one supergraph. */
export interface AccessTable {
  /** The supergraph's types, to find out what an operation asks for. */
  schema: GraphQLSchema;
  /** Every different requirement; `needs` names them by their place in this list. */
  requirements: readonly Requirement[];
  /** What it takes to ask for `Type.field`: all of these. Coordinates free for everybody are missing. */
  needs: ReadonlyMap<string, readonly number[]>;
}

/**
 * The table of a full supergraph, before its security directives are taken out. A field needs its own rule, that of
 * its type and of the type it answers with (object, interface, scalar, enum), those of the fields that are read for it
 * (`@requires`, `@fromContext`; GHSA-m8jr-fxqx-8xx6), and all that those need in turn. A field of an interface needs
 * what it takes to ask the same of every implementation. Rules on what is only given (input types) do not exist in
 * federation: a scalar or an enum with a rule may be sent by everybody.
 */
export function accessTable(supergraphSdl: string): AccessTable {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const own = ownRules(supergraph);
  const inherited = inheritedRules(schema, own);
  const next = stepsFrom(schema, neededSelections(supergraph));
  const requirements = new Map<string, { place: number; requirement: Requirement }>();
  const placeOf = (requirement: Requirement) => {
    const known = requirements.get(keyOf(requirement)) ?? { place: requirements.size, requirement };
    requirements.set(keyOf(requirement), known);
    return known.place;
  };
  const needs = new Map<string, readonly number[]>();
  for (const coordinate of fieldsOf(schema)) {
    const places = [...reached(coordinate, next)].flatMap((place) =>
      [...(own.get(place) ?? []), ...(inherited.get(place) ?? [])].map(placeOf),
    );
    if (places.length > 0)
      needs.set(
        coordinate,
        [...new Set(places)].sort((a, b) => a - b),
      );
  }
  return { schema, requirements: [...requirements.values()].map(({ requirement }) => requirement), needs };
}

/** `Type.field` of every object and interface type. */
const fieldsOf = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`));

/** The coordinate and all that one comes to from it. */
function reached(coordinate: string, next: (coordinate: string) => Iterable<string>): Set<string> {
  const seen = new Set([coordinate]);
  for (const place of seen) for (const further of next(place)) seen.add(further);
  return seen;
}
