import type { ApolloServerPlugin } from '@apollo/server';
import type { HubConfig } from '../../../subgraphs/common/config/config.ts';
import { hubError } from '../../../subgraphs/common/errors/hub-error.ts';
import { observe } from '../../../subgraphs/common/metrics/meter.ts';
import type { DoneBefore } from '../../fast-lane/done-before.ts';
import type { GatewayContext } from '../../viewer-context.ts';
import type { Variables } from './cost-node.ts';
import { type CostRules, readCostRules } from './cost-rules.ts';
import { type OperationCost, operationCost } from './operation-cost.ts';

/** A request that bears this header is told in `extensions.cost` what it cost. */
export const COST_HEADER = 'x-report-cost';

/** What `extensions.cost` says; actual is null when nothing was executed. */
export interface CostReport {
  requested: number;
  actual: number | null;
  limit: number;
}

/**
 * What is to be done with the requested cost before an operation runs, e.g. charging it to the client. What the client is
 * to know of it becomes headers of the answer.
 */
export type Charge = (cost: number, client: GatewayContext, headers: Map<string, string>) => Promise<void>;

/** Rules of cost, by the schema that clients see. */
export type ServedCostRules = WeakMap<object, CostRules>;

/**
 * Refuses operations that may cost more than COST_LIMIT, charges all others, and reports requested and actual cost to
 * those who ask for it.
 * @param rulesOf is filled with each supergraph: operations under way are judged by the one they began with
 */
export function costPlugin(
  config: HubConfig,
  rulesOf: ServedCostRules,
  charge?: Charge,
): ApolloServerPlugin<GatewayContext> {
  return {
    serverWillStart: async () => ({
      schemaDidLoadOrUpdate({ apiSchema, coreSupergraphSdl }) {
        rulesOf.set(apiSchema, readCostRules(coreSupergraphSdl ?? ''));
      },
    }),
    requestDidStart: async ({ request, contextValue: { prepare, done } }) => {
      if (prepare) return;
      const wanted = request.http?.headers.has(COST_HEADER) ?? false;
      const variables: Variables = request.variables ?? {};
      let cost: OperationCost | undefined;
      let requested = 0;
      return {
        async didResolveOperation(context) {
          const { headers } = context.response.http;
          if (done) return takeOver(done, headers);
          const rules = rulesOf.get(context.schema);
          if (!rules || !context.operation) return;
          cost = operationCost(rules, context.document, context.operationName, config.COST_LIST_SIZE);
          requested = cost.requested(variables);
          observe('cost', requested);
          if (requested > config.COST_LIMIT) throw tooHigh(requested, config.COST_LIMIT, cost, variables);
          await charge?.(requested, context.contextValue, headers);
        },
        async willSendResponse({ response: { body } }) {
          if (!wanted || !cost || body.kind !== 'single') return;
          const { data, extensions } = body.singleResult;
          const actual = data === undefined ? null : cost.actual(data, variables);
          const report: CostReport = { requested, actual, limit: config.COST_LIMIT };
          body.singleResult.extensions = { ...extensions, cost: report };
        },
      };
    },
  };
}

/** What the fast lane has charged is not charged again, but told. */
async function takeOver({ charged }: DoneBefore, headers: Map<string, string>): Promise<void> {
  for (const [name, value] of charged.headers) headers.set(name, value);
  await charged.granted;
}

/** The refusal names the places that cost most, for those are what to ask less of. */
function tooHigh(requested: number, limit: number, cost: OperationCost, variables: Variables) {
  const places = cost.dearest(variables).map(({ path, cost }) => `${path} (${cost})`);
  return hubError('COST_TOO_HIGH', requested, limit, places.join(', '));
}
