import { buildSchema, type GraphQLField, type GraphQLSchema, getNamedType, isObjectType, parse } from 'graphql';
import type { Authorise } from '../../../gateway/access/authorise.ts';
import { PUBLIC_VIEWER, type Role } from '../../../subgraphs/common/identity/viewer.ts';
import { ASKING, lets, MATRIX } from './matrix.ts';

/** One field on the way from a root. */
export interface Step {
  type: string;
  field: string;
  /** Type that it answers with. */
  answer: string;
  isLeaf: boolean;
}

/** A way to a coordinate: the last step is the coordinate itself. */
export type Way = readonly Step[];

/** Ways to write one and the same selection down. */
const FORMS = {
  plain: (way: Way) => nest(way, ({ field }) => field),
  'under other names': (way: Way) => nest(way, ({ field }, depth) => `n${depth}: ${field}`),
  'in fragments': (way: Way) => nest(way, ({ field, type }, depth) => `... on ${type} { n${depth}: ${field}`, ' }'),
  'beside itself': (way: Way) => nest(way, ({ field }) => `again: __typename ${field}`),
} as const;

/** All ways to write a selection down. */
export const ALL_FORMS = Object.keys(FORMS) as (keyof typeof FORMS)[];

function nest(way: Way, line: (step: Step, depth: number) => string, end = ''): string {
  return way.reduceRight((inner, step, depth) => {
    const below = inner || (step.isLeaf ? '' : '{ __typename }');
    return `{ ${line(step, depth)} ${below}${end} }`;
  }, '');
}

/** Where operations begin. */
export const ROOTS: readonly string[] = ['Query', 'Mutation', 'Subscription'];

/**
 * The shortest ways to every field of the schema, at most `most` for each, by coordinate; those of the matrix first.
 * @param begins which fields of the roots they begin with; absent: with all
 * @param roots which types they begin at
 */
export function waysTo(
  sdl: string,
  most: number,
  begins: (field: string) => boolean = () => true,
  roots: readonly string[] = ['Query', 'Mutation'],
): Map<string, Way[]> {
  const schema = buildSchema(sdl, { assumeValid: true });
  const isMeant = (coordinate: string) => roots.includes('Subscription') || !coordinate.startsWith('Subscription.');
  const ways = new Map<string, Way[]>([...MATRIX.keys()].filter(isMeant).map((coordinate) => [coordinate, []]));
  let ends: Way[] = roots.flatMap((root) =>
    fieldsOf(schema, root).flatMap((step) => (begins(step.field) ? [[step]] : [])),
  );
  while (ends.length > 0) {
    const fresh = ends.filter((way) => keep(ways, way, most));
    ends = fresh.flatMap((way) => fieldsOf(schema, way.at(-1)?.answer ?? '').map((step) => [...way, step]));
  }
  return ways;
}

function keep(ways: Map<string, Way[]>, way: Way, most: number): boolean {
  const { type, field } = way.at(-1) as Step;
  const known = ways.get(`${type}.${field}`) ?? [];
  ways.set(`${type}.${field}`, known);
  return known.length < most && known.push(way) > 0;
}

function fieldsOf(schema: GraphQLSchema, name: string): Step[] {
  const type = schema.getType(name);
  const step = ({ name: field, type: answer }: GraphQLField<unknown, unknown>): Step => ({
    ...{ type: name, field, answer: getNamedType(answer).name },
    isLeaf: !('getFields' in getNamedType(answer)) && !('getTypes' in getNamedType(answer)),
  });
  return isObjectType(type) ? Object.values(type.getFields()).map(step) : [];
}

/** A coordinate that is not as the matrix says. */
export interface Deviation {
  role: Role;
  operation: string;
  expected: string;
  found: string;
}

/** Asks for every way in every form as every role, and tells what is not as the matrix says. */
export function* deviations(
  authorise: Authorise,
  ways: ReadonlyMap<string, readonly Way[]>,
  forms: readonly (keyof typeof FORMS)[] = ALL_FORMS,
): Generator<Deviation> {
  for (const way of [...ways.values()].flat()) {
    const root = (way[0]?.type ?? '').toLowerCase();
    for (const form of forms) {
      const operation = `${root} ${FORMS[form](way)}`;
      const document = parse(operation, { noLocation: true });
      for (const role of ASKING) {
        const refused = way.map(({ type, field }) => `${type}.${field}`).find((step) => !lets(role, step));
        const expected = refused ?? 'all';
        const permission = authorise({ documentId: operation, document }, { ...PUBLIC_VIEWER, role });
        const found =
          permission.grants === 'all' ? 'all' : permission.errors.map(({ message }) => named(message)).join();
        if (found !== expected) yield { role, operation, expected, found };
      }
    }
  }
}

const named = (message: string) => /ask for (\S+)\. It/.exec(message)?.[1] ?? message;
