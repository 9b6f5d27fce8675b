import { operationFromDocument } from '@apollo/federation-internals';
import { ApolloGateway, type GatewayConfig } from '@apollo/gateway';
import { type DocumentNode, getOperationAST } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Logger } from 'pino';
import { inStep } from '../../subgraphs/common/tracing/span.ts';
import { eventPlan } from '../subscriptions/event-plan.ts';
import { type Case, caseOf, withoutConditions } from './compile/conditions.ts';
import { refuseDeserted } from './compile/deserted.ts';
import { compileOperation, type Execute, type Outcome } from './compile/operation.ts';
import { Refused } from './compile/refused.ts';
import type { RequestContext } from './compile/run.ts';
import { withOriginals } from './compile/stand-in-fetch.ts';
import type { Tree } from './compile/tree.ts';
import { Fallback } from './fallback.ts';
import { likelyCases } from './likely-cases.ts';
import { readyData } from './ready-data.ts';
import { type Ahead, know, readPlanning, type Served, servedOf } from './served.ts';

/** Apollo's gateway, its planner included, with an executor that compiles each operation once. */
export class HubGateway extends ApolloGateway {
  /** Where operations go that the compiler refuses. */
  readonly fallback: Fallback;
  private served: Served | undefined;
  /** Read from a supergraph that is to be served next. */
  private next: Served | undefined;

  constructor(config: GatewayConfig, log: Logger) {
    super(config);
    this.fallback = new Fallback(this.executor, log);
    this.executor = (request) => this.execute(request);
  }

  private async execute(request: RequestContext): ReturnType<ApolloGateway['executor']> {
    const { document } = request;
    const { operationName, variables = {} } = request.request;
    const served = this.serve();
    const known = know(served, document, operationName);
    if (!known) return this.fallback.execute(request, 'no such operation');
    const { errors, coerced } = getVariableValues(served.schema, known.operation.variableDefinitions ?? [], variables);
    if (errors) return { errors };
    const given = caseOf(known.deciding, coerced);
    const compile = () => inStep('plan', () => this.compile(served, document, operationName, given));
    const execute = known.cases.get(JSON.stringify(given), compile);
    if (execute instanceof Refused) return this.fallback.execute(request, execute.reason);
    return answerOf(await execute(request, variables as Tree));
  }

  /**
   * Reads a supergraph that is to be served next, and gives what compiles operations for it. They are kept for when
   * ApolloGateway serves the same text.
   * @throws whatever makes it unfit to be served
   */
  prepare(supergraphSdl: string): Ahead {
    const { supergraph, ...planning } = readPlanning(supergraphSdl);
    this['createServices'](supergraph.subgraphsMetadata());
    const next = servedOf(planning);
    this.next = next;
    return {
      schema: next.schema,
      compile: (document, operationName) => {
        const known = know(next, document, operationName);
        if (!known) return;
        for (const given of likelyCases(known.operation, known.deciding)) {
          known.cases.get(JSON.stringify(given), () => this.compile(next, document, operationName, given));
        }
      },
    };
  }

  /** What is served now; what was compiled for another supergraph is forgotten. */
  private serve(): Served {
    const { schema, next } = this;
    if (!schema || !this['supergraphSchema']) throw new Error('no supergraph is loaded');
    if (this.served?.schema === schema) return this.served;
    this.next = undefined;
    if (next && next.supergraphSdl === this['supergraphSdl']) {
      // Two planners of one supergraph would take twice the memory.
      this['queryPlanner'] = next.planner;
      this['apiSchema'] = next.apiSchema;
      this.served = { ...next, schema };
      return this.served;
    }
    this.served = servedOf({
      schema,
      supergraphSdl: this['supergraphSdl']!,
      supergraphSchema: this['supergraphSchema'],
      apiSchema: this['apiSchema']!,
      planner: this['queryPlanner']!,
    });
    return this.served;
  }

  /** @throws GraphQLError when the operation cannot be planned */
  private compile(
    { schema, apiSchema, planner, types, aliases, standIns, deserted }: Served,
    original: DocumentNode,
    operationName: string | undefined,
    given: Case,
  ): Execute | Refused {
    const document = withoutConditions(aliases.replaceIn(original), given);
    const planned = planner.buildQueryPlan(operationFromDocument(apiSchema, document, { operationName }));
    refuseDeserted({ document, plan: planned, schema }, deserted);
    const operation = getOperationAST(document, operationName)!;
    try {
      const { plan, sourceOf } = eventPlan(
        withOriginals(planned, standIns),
        (name) => this['serviceMap'][name]?.dataSource,
      );
      return compileOperation(
        { document, operation, plan, schema, given },
        { types, aliases, sourceOf, joins: new Map() },
      );
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }
}

function answerOf({ text, errors, shortfalls }: Outcome): Awaited<ReturnType<ApolloGateway['executor']>> {
  const data = text === 'null' ? null : readyData(text);
  if (errors.length > 0) return { errors, data };
  return shortfalls.length > 0 ? { extensions: { valueCompletion: shortfalls }, data } : { data };
}
