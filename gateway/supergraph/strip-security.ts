import { type ASTNode, type DirectiveNode, Kind, parse, print, type ValueNode, visit } from 'graphql';

/** Features that @apollo/gateway refuses to start with. Their rules are enforced from the full supergraph, not by the planner. */
const REFUSED = new Set(['authenticated', 'requiresScopes', 'policy']);

/** A refused feature as one supergraph calls it. */
interface Feature {
  /** Name of its directive; "@policy" may be imported as "@allowed". */
  directive: string;
  /** Start of the names of its types: "policy__Policy". */
  prefix: string;
}

/** The supergraph without the directives that @apollo/gateway refuses; otherwise the same. */
export function stripSecurity(supergraphSdl: string): string {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const links = supergraph.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
  );
  const features = links.flatMap((link) => refusedFeature(link) ?? []);
  const directives = new Set(features.map(({ directive }) => directive));
  const isType = (name: string) => features.some(({ prefix }) => name.startsWith(prefix));
  const stripped = visit(supergraph, {
    enter(node: ASTNode) {
      if (node.kind === Kind.DIRECTIVE && (directives.has(node.name.value) || refusedFeature(node))) return null;
      if (node.kind === Kind.DIRECTIVE_DEFINITION && directives.has(node.name.value)) return null;
      if (node.kind === Kind.SCALAR_TYPE_DEFINITION && isType(node.name.value)) return null;
      return undefined;
    },
  });
  return print(stripped);
}

/** The feature behind `@link(url: "https://specs.apollo.dev/policy/v0.1", import: [...])`, when it is a refused one. */
function refusedFeature(link: DirectiveNode): Feature | undefined {
  if (link.name.value !== 'link') return undefined;
  const argument = (name: string) => link.arguments?.find((given) => given.name.value === name)?.value;
  const [, feature] = /\/([^/]+)\/v[\d.]+$/.exec(textOf(argument('url')) ?? '') ?? [];
  if (!feature || !REFUSED.has(feature)) return undefined;
  const name = textOf(argument('as')) ?? feature;
  return { directive: importedAs(argument('import'), feature) ?? name, prefix: `${name}__` };
}

/** The new name in `import: [{ name: "@policy", as: "@allowed" }]`, without its @. */
function importedAs(imports: ValueNode | undefined, feature: string): string | undefined {
  const renamed = imports?.kind === Kind.LIST ? imports.values : [];
  const names = renamed.flatMap((one) => (one.kind === Kind.OBJECT ? [new Map(one.fields.map(asEntry))] : []));
  return names
    .find((entry) => entry.get('name') === `@${feature}`)
    ?.get('as')
    ?.slice(1);
}

const asEntry = ({ name, value }: { name: { value: string }; value: ValueNode }) =>
  [name.value, textOf(value)] as const;

const textOf = (value: ValueNode | undefined) => (value?.kind === Kind.STRING ? value.value : undefined);
