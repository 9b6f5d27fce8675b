import { type GraphQLSchema, isInterfaceType } from 'graphql';
import type { OwnRules } from './own-rules.ts';
import type { Requirement } from './requirement.ts';

/**
 * The rules that interfaces add to the types that implement them, by the coordinate of the implementation: whoever
 * asks the object must meet the rule of the interface too (GHSA-mx7m-j9xf-62hw).
 *
 * Composition since 2.9.4 refuses rules written on interfaces and gives each interface the rules of its
 * implementations; such a rule must not come back down to implementations without one. So a rule that is exactly what
 * the implementations give is taken as given by them; any other was written on the interface.
 */
export function inheritedRules(schema: GraphQLSchema, own: OwnRules): OwnRules {
  const inherited = new Map<string, Requirement[]>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type)) continue;
    const places = ['', ...Object.keys(type.getFields()).map((field) => `.${field}`)];
    const objects = schema.getPossibleTypes(type).map(({ name }) => name);
    for (const place of places) {
      const below = objects.map((object) => own.get(`${object}${place}`) ?? []);
      const written = (own.get(`${type.name}${place}`) ?? []).filter((rule) => !isGivenBy(below, rule));
      if (written.length === 0) continue;
      for (const object of objects) {
        const coordinate = `${object}${place}`;
        inherited.set(coordinate, [...(inherited.get(coordinate) ?? []), ...written]);
      }
    }
  }
  return inherited;
}

/** Whether composition would make this rule of an interface from the rules of its implementations. */
function isGivenBy(implementations: readonly (readonly Requirement[])[], rule: Requirement): boolean {
  const same = implementations.flat().filter(({ kind }) => kind === rule.kind);
  return same.length > 0 && JSON.stringify(joined(same.map(groupsOf))) === JSON.stringify(joined([groupsOf(rule)]));
}

type Groups = readonly (readonly string[])[];

const groupsOf = (rule: Requirement): Groups => (rule.kind === 'authenticated' ? [[]] : rule.anyOf);

/** "All of these" as one list of groups, in order and without groups that ask for more than another, as composition joins them. */
function joined(all: readonly Groups[]): Groups {
  const groups = all.reduce<Groups>(
    (some, more) => some.flatMap((group) => more.map((other) => [...new Set([...group, ...other])].sort())),
    [[]],
  );
  const covers = (least: readonly string[], group: readonly string[]) => least.every((name) => group.includes(name));
  const isLeast = (group: readonly string[], place: number) =>
    groups.every((other, at) => at === place || !covers(other, group) || (covers(group, other) && place < at));
  return groups.filter(isLeast).sort((a, b) => (a.join() < b.join() ? -1 : 1));
}
