// The import rules of the house (ARCHITECTURE.md, section 4). `npm run check` holds them.

/** What may be imported from anywhere: packages and Node itself. */
const FOREIGN = '(^|/)node_modules/|^node:';
/** The house. Everything else is foreign. */
const OURS = '^(gateway|subgraphs|schema/client|scripts|test)/';
/** Folders of connectors/ that are no family. */
const NO_FAMILY = '(kit|runner|ledger|channels|sources|declarative|conformance|installed)';

/** Enums and constants of a noun, e.g. report-status.ts. */
const NAMES = '^subgraphs/(agencies|reports|sla|notices|connectors)/.+/[^/.]+[.]ts$';

/** A rule that breaks the build: who may not import what. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

export default {
  forbidden: [
    rule('no-circle', 'No circles, not even of types.', {}, { circular: true }),
    rule('resolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    rule(
      'context-alone',
      // The kit imports nothing of ours, so its list of inner networks is a library to everybody.
      'A context imports itself and common; others are reached through the gateway or the letter box.',
      { path: '^subgraphs/(agencies|reports|sla|notices|connectors)/' },
      { path: '^subgraphs/', pathNot: '^subgraphs/(($1|common)/|connectors/kit/address[.]ts$)' },
    ),
    rule(
      'common-below',
      'Everything stands on common; it imports nobody.',
      { path: '^subgraphs/common/' },
      { path: OURS, pathNot: '^subgraphs/common/' },
    ),
    rule(
      'gateway-apart',
      'The gateway knows no subgraph; of common only identity, errors, config, runtime and stream.',
      { path: '^gateway/', pathNot: '^gateway/(doors|rates)/' },
      { path: OURS, pathNot: '^gateway/|^subgraphs/common/(identity|errors|config|runtime|stream)/' },
    ),
    rule(
      'doors-apart',
      'A door asks the graph: of a subgraph it knows nothing but the schema.',
      { path: '^gateway/doors/' },
      { path: OURS, pathNot: '^gateway/|^subgraphs/common/(identity|errors|config|privacy|text)/' },
    ),
    rule(
      'rates-apart',
      'What the gateways remember together lies in the database, like the tables of a context.',
      { path: '^gateway/rates/' },
      { path: OURS, pathNot: '^gateway/|^subgraphs/common/(identity|errors|config|runtime|database)/' },
    ),
    rule(
      'families-strangers',
      'A family imports the kit, the entities of the ledger and common.',
      { path: '^subgraphs/connectors/([^/]+)/', pathNot: `^subgraphs/connectors/${NO_FAMILY}/` },
      {
        path: OURS,
        pathNot:
          '^subgraphs/(common|connectors/$1|connectors/kit)/|^subgraphs/connectors/(ledger/([^/]+[.]entity|database)|[^/]+)[.]ts$',
      },
    ),
    rule(
      'kit-alone',
      'The kit is the door of outsiders: it imports nothing of ours.',
      { path: '^subgraphs/connectors/kit/' },
      { path: OURS, pathNot: '^subgraphs/connectors/kit/' },
    ),
    rule(
      'client-alone',
      'The client runs in browsers: it imports nothing of ours.',
      { path: '^schema/client/' },
      { path: OURS, pathNot: '^schema/client/' },
    ),
    rule(
      'runner-blind',
      'The runner imports kit, ledger and common; families are handed to it.',
      { path: '^subgraphs/connectors/runner/' },
      { path: OURS, pathNot: '^subgraphs/(common|connectors/(runner|kit|ledger))/|^subgraphs/connectors/[^/]+[.]ts$' },
    ),
    rule(
      'declarative-blind',
      'The reader of YAML channels imports kit, runner and common; families are handed to it.',
      { path: '^subgraphs/connectors/declarative/' },
      { path: OURS, pathNot: '^subgraphs/(common|connectors/(declarative|runner|kit))/' },
    ),
    rule(
      'sources-are-data',
      'A source is data: it imports types only.',
      { path: '^subgraphs/connectors/sources/' },
      { path: '.', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'policies-pure',
      'A policy is a pure rule: beside types it imports policies, names (files without a role) and common/{time,errors,text}.',
      { path: '[.]policy[.]ts$' },
      {
        path: '.',
        pathNot: `[.]policy[.]ts$|^subgraphs/common/(time|errors|text)/|${NAMES}`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'entities-know-no-logic',
      'An entity is what is stored: beside types it imports no rule, no change, no question.',
      { path: '[.](entity|stub)[.]ts$' },
      {
        path: '[.](policy|service|loader|resolver|reference|job|connector|parser)[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'resolvers-ask-the-context',
      'A resolver reaches data through its context only.',
      { path: '[.]resolver[.]ts$' },
      { path: '[.](service|loader|reference|job|resolver)[.]ts$|node_modules/(@mikro-orm|pg|kysely|pg-boss)/' },
    ),
    rule(
      'parts-list-resolvers',
      'Only parts.ts imports resolvers.',
      { path: '^(gateway|subgraphs|scripts)/', pathNot: '/parts[.]ts$' },
      { path: '[.]resolver[.]ts$' },
    ),
    rule(
      'product-without-tools',
      'Nothing that runs imports tests or scripts.',
      { path: '^(gateway|subgraphs)/' },
      { path: '^(test|scripts)/' },
    ),
    rule('scripts-without-tests', 'Scripts import no tests.', { path: '^scripts/' }, { path: '^test/' }),
    rule(
      'apollo-at-the-edge',
      'Apollo may be replaced: only the gateway, common/graphql, scripts and tests know it.',
      { path: OURS, pathNot: '^(gateway|subgraphs/common/graphql|scripts|test)/' },
      { path: 'node_modules/@apollo/' },
    ),
    rule(
      'product-without-dev-packages',
      'What runs in production is a dependency, not a devDependency.',
      // What serves front-end developers runs where they work.
      { path: '^(gateway|subgraphs|schema/client|scripts)/', pathNot: '^scripts/(front-end|examples)/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg'], path: FOREIGN, dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    // TypeScript 7 has no compiler API for JavaScript programs yet.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
