import { type DirectiveNode, type DocumentNode, Kind, type ValueNode } from 'graphql';

/** The features of a supergraph that say who may ask for what. @apollo/gateway refuses to start with them. */
export const SECURITY_FEATURES = ['authenticated', 'requiresScopes', 'policy'] as const;

/** A linked feature as one supergraph calls it. */
export interface LinkedFeature {
  /** Its name in its specification, e.g. "policy". */
  feature: string;
  /** Name of its directive; "@policy" may be imported as "@allowed". */
  directive: string;
  /** Start of the names of its types: "policy__Policy". */
  prefix: string;
}

/** Every feature that the supergraph links to. */
export function linkedFeatures(supergraph: DocumentNode): LinkedFeature[] {
  return supergraph.definitions
    .flatMap((node) =>
      node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION ? (node.directives ?? []) : [],
    )
    .flatMap((link) => linkedFeature(link) ?? []);
}

/** The feature behind `@link(url: "https://specs.apollo.dev/policy/v0.1", import: [...])`; nothing for another directive. */
export function linkedFeature(link: DirectiveNode): LinkedFeature | undefined {
  if (link.name.value !== 'link') return undefined;
  const argument = (name: string) => link.arguments?.find((given) => given.name.value === name)?.value;
  const [, feature] = /\/([^/]+)\/v[\d.]+$/.exec(textOf(argument('url')) ?? '') ?? [];
  if (!feature) return undefined;
  const name = textOf(argument('as')) ?? feature;
  return { feature, directive: importedAs(argument('import'), feature) ?? name, prefix: `${name}__` };
}

/** Whether it is one of SECURITY_FEATURES. */
export const isSecurity = ({ feature }: LinkedFeature): boolean =>
  (SECURITY_FEATURES as readonly string[]).includes(feature);

/** The name in `import: ["@policy"]` or `import: [{ name: "@policy", as: "@allowed" }]`, without its @. */
function importedAs(imports: ValueNode | undefined, feature: string): string | undefined {
  for (const one of imports?.kind === Kind.LIST ? imports.values : []) {
    const entry = new Map(one.kind === Kind.OBJECT ? one.fields.map(asEntry) : [['name', textOf(one)]]);
    if (entry.get('name') === `@${feature}`) return (entry.get('as') ?? entry.get('name'))?.slice(1);
  }
  return undefined;
}

const asEntry = ({ name, value }: { name: { value: string }; value: ValueNode }) =>
  [name.value, textOf(value)] as const;

const textOf = (value: ValueNode | undefined) => (value?.kind === Kind.STRING ? value.value : undefined);
