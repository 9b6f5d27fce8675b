import type { ApolloServer } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { OperationCache } from '../execution/operation-cache.ts';
import type { CostRules } from '../limits/cost/cost-rules.ts';
import { type OperationCost, operationCost } from '../limits/cost/operation-cost.ts';
import { deprecatedFields } from '../observation/deprecated-fields.ts';
import { countedName } from '../observation/operation-names.ts';
import { type GatewayContext, gatewayContext } from '../viewer-context.ts';
import type { Prepared } from './prepared.ts';

/** Texts kept; as many as the executor keeps compiled. */
const KEPT_TEXTS = 1_000;

/** An operation of which everything is known that does not change from request to request. */
export interface KnownOperation extends Prepared {
  cost: OperationCost;
  /** Deprecated fields it asks for. */
  deprecated: readonly string[];
  /** Under which name it is counted. */
  counted: string;
}

/** What making operations known takes. */
export interface KnowingTools {
  apollo: ApolloServer<GatewayContext>;
  config: HubConfig;
  /** Rules of cost of the schemas served. */
  costRules: WeakMap<object, CostRules>;
  /** What clients see at the moment. */
  schema(): GraphQLSchema;
}

/** Operations met before, by text and name. */
export class KnownOperations {
  private readonly kept = new OperationCache<string, Map<string | undefined, KnownOperation>>(
    KEPT_TEXTS,
    (query) => query.length,
  );

  constructor(private readonly tools: KnowingTools) {}

  /** What is known of an operation on the schema served now; undefined: it cannot be answered by the fast lane. */
  async of(query: string, operationName: string | undefined): Promise<KnownOperation | undefined> {
    const byName = this.kept.get(query, () => new Map());
    const known = byName.get(operationName);
    if (known?.schema === this.tools.schema()) return known;
    const fresh = await this.prepare(query, operationName);
    if (fresh) byName.set(operationName, fresh);
    // What is not valid must not push out what is.
    else if (byName.size === 0) this.kept.forget(query);
    return fresh;
  }

  private async prepare(query: string, operationName: string | undefined): Promise<KnownOperation | undefined> {
    const { apollo, config, costRules, schema } = this.tools;
    let prepared: Prepared | undefined;
    const contextValue: GatewayContext = {
      ...gatewayContext(PUBLIC_VIEWER, { id: '', ip: '' }, config),
      prepare: (found) => {
        prepared = found;
      },
    };
    await apollo.executeOperation({ query, ...(operationName !== undefined && { operationName }) }, { contextValue });
    const rules = prepared && costRules.get(prepared.schema);
    // While the supergraph is swapped the two may differ for a moment.
    if (!prepared || !rules || prepared.schema !== schema() || prepared.operation.operation === 'subscription')
      return undefined;
    const { document, operationName: name } = prepared;
    return {
      ...prepared,
      cost: operationCost(rules, document, name, config.COST_LIST_SIZE),
      deprecated: deprecatedFields(prepared.schema, document),
      counted: countedName(name),
    };
  }
}
