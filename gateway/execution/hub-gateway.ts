import { operationFromDocument } from '@apollo/federation-internals';
import { ApolloGateway, type GatewayConfig } from '@apollo/gateway';
import { type DocumentNode, type GraphQLSchema, getOperationAST, type OperationDefinitionNode, parse } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Logger } from 'pino';
import { eventPlan } from '../subscriptions/event-plan.ts';
import { StandIns } from '../supergraph/mend/stand-ins.ts';
import { Aliases } from './compile/aliases.ts';
import { type Case, caseOf, decidingVariables, withoutConditions } from './compile/conditions.ts';
import { desertedInterfaces, refuseDeserted } from './compile/deserted.ts';
import { compileOperation, type Execute, type Outcome } from './compile/operation.ts';
import { Refused } from './compile/refused.ts';
import type { RequestContext } from './compile/run.ts';
import { withOriginals } from './compile/stand-in-fetch.ts';
import type { Tree } from './compile/tree.ts';
import { TypeNames } from './compile/type-names.ts';
import { Fallback } from './fallback.ts';
import { OperationCache } from './operation-cache.ts';
import { readyData } from './ready-data.ts';

/** Documents whose compiled operations are kept; as many fit into some 100 MB. */
const KEPT_DOCUMENTS = 1_000;

/** Cases of one operation that are kept; twenty conditions have a million. */
const KEPT_CASES = 16;

/** An operation that was asked before. */
interface Known {
  operation: OperationDefinitionNode;
  deciding: readonly string[];
  /** Compiled for the values of its deciding variables, or why not. */
  cases: OperationCache<string, Execute | Refused>;
}

/** What is the same for all operations of one schema. */
interface Served {
  schema: GraphQLSchema;
  types: TypeNames;
  aliases: Aliases;
  standIns: StandIns;
  deserted: ReadonlySet<string>;
}

/** Apollo's gateway, its planner included, with an executor that compiles each operation once. */
export class HubGateway extends ApolloGateway {
  /** Where operations go that the compiler refuses. */
  readonly fallback: Fallback;
  private readonly compiled = new OperationCache<DocumentNode, Map<string | undefined, Known>>(KEPT_DOCUMENTS);
  private served: Served | undefined;

  constructor(config: GatewayConfig, log: Logger) {
    super(config);
    this.fallback = new Fallback(this.executor, log);
    this.executor = (request) => this.execute(request);
  }

  private async execute(request: RequestContext): ReturnType<ApolloGateway['executor']> {
    const { document } = request;
    const { operationName, variables = {} } = request.request;
    const { schema } = this.serve();
    const known = this.know(document, operationName);
    if (!known) return this.fallback.execute(request, 'no such operation');
    const { errors, coerced } = getVariableValues(schema, known.operation.variableDefinitions ?? [], variables);
    if (errors) return { errors };
    const given = caseOf(known.deciding, coerced);
    const execute = known.cases.get(JSON.stringify(given), () => this.compile(document, operationName, given));
    if (execute instanceof Refused) return this.fallback.execute(request, execute.reason);
    return answerOf(await execute(request, variables as Tree));
  }

  private know(document: DocumentNode, operationName: string | undefined): Known | undefined {
    const byName = this.compiled.get(document, () => new Map());
    const known = byName.get(operationName);
    const operation = known?.operation ?? getOperationAST(document, operationName);
    if (known || !operation) return known;
    const fresh = {
      operation,
      deciding: decidingVariables(document),
      cases: new OperationCache<string, Execute | Refused>(KEPT_CASES),
    };
    byName.set(operationName, fresh);
    return fresh;
  }

  /** What is served now; what was compiled for another schema is forgotten. */
  private serve(): Served {
    const { schema } = this;
    if (!schema || !this['supergraphSchema']) throw new Error('no supergraph is loaded');
    if (this.served?.schema === schema) return this.served;
    this.compiled.clear();
    const standIns = new StandIns(parse(this['supergraphSdl']!, { noLocation: true }));
    this.served = {
      schema,
      types: new TypeNames(this['supergraphSchema']),
      aliases: new Aliases(this['supergraphSchema'], standIns),
      standIns,
      deserted: desertedInterfaces(this['supergraphSchema']),
    };
    return this.served;
  }

  /** @throws GraphQLError when the operation cannot be planned */
  private compile(original: DocumentNode, operationName: string | undefined, given: Case): Execute | Refused {
    const { schema, types, aliases, standIns, deserted } = this.serve();
    const document = withoutConditions(aliases.replaceIn(original), given);
    const planned = this['queryPlanner']!.buildQueryPlan(
      operationFromDocument(this['apiSchema']!, document, { operationName }),
    );
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
