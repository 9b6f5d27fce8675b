import { type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

/** Arguments of one `@link`. */
interface Link {
  url?: string;
  as?: string;
  import?: readonly (string | { name: string; as?: string })[];
}

/**
 * What a supergraph calls the directive `name` of the feature `https://specs.apollo.dev/<feature>/...`, without its @:
 * whoever composes may rename it. Undefined: the supergraph does not use the feature.
 */
export function linkedDirective(supergraph: DocumentNode, feature: string, name: string): string | undefined {
  const link = linksOf(supergraph).find(({ url }) => url?.match(/\/([^/]+)\/v[\d.]+$/)?.[1] === feature);
  if (!link) return undefined;
  for (const one of link.import ?? []) {
    const [imported, as] = typeof one === 'string' ? [one, one] : [one.name, one.as ?? one.name];
    if (imported === `@${name}`) return as.slice(1);
  }
  const namespace = link.as ?? feature;
  return name === feature ? namespace : `${namespace}__${name}`;
}

const linksOf = (supergraph: DocumentNode): Link[] =>
  supergraph.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
    )
    .filter(({ name }) => name.value === 'link')
    .map((link) => Object.fromEntries((link.arguments ?? []).map((a) => [a.name.value, valueFromASTUntyped(a.value)])));
