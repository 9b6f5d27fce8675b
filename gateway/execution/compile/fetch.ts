import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { Aliases } from './aliases.ts';
import { compileEntityFetch } from './entity-fetch.ts';
import { compileErrorPaths, type ErrorPaths, type Locate } from './error-path.ts';
import { callError, subgraphError } from './faults.ts';
import { Join, type Put } from './join.ts';
import { isJoinable } from './joined-query.ts';
import { mergeInto } from './merge.ts';
import { targetsAt } from './places.ts';
import { Refused } from './refused.ts';
import { compileRewrites } from './rewrites.ts';
import { INCOMING_OPERATION, type Run, type Step } from './run.ts';
import { isTree, type Tree } from './tree.ts';
import type { TypeNames } from './type-names.ts';

/** What compiling a fetch needs to know. */
export interface FetchTools {
  types: TypeNames;
  /** What we call the client's fields. */
  aliases: Aliases;
  /** The way to a subgraph. */
  sourceOf(subgraph: string): GraphQLDataSource | undefined;
  /** What joins this operation's fetches, by subgraph; filled while compiling. */
  joins: Map<string, Join>;
}

/** Calls the subgraph; notes the errors of its answer, and gives its data if there is any. */
type Call = (run: Run, representations: Tree[] | undefined, locate: Locate) => Promise<Tree | undefined>;

/** Compiles one call of a subgraph whose answer belongs to the objects at `path`. */
export function compileFetch(node: FetchNode, path: ResponsePath, tools: FetchTools): Step {
  if (node.contextRewrites?.length) throw new Refused('values from a surrounding object (@fromContext)');
  const errorPaths = compileErrorPaths(node, path, tools.aliases);
  const call = compileCall(node, path, tools);
  const step = node.requires ? entityStep : plainStep;
  const work = step({ node, path, tools, errorPaths, call });
  return (run) => work(run)?.catch((error: unknown) => void run.errors.push(callError(error, errorPaths.whole)));
}

interface Parts {
  node: FetchNode;
  path: ResponsePath;
  tools: FetchTools;
  errorPaths: ErrorPaths;
  call: Call;
}

/** A fetch of fields of the root type, also where a payload of a mutation leads back to it. */
function plainStep({ node, path, tools, errorPaths, call }: Parts): Step {
  const mend = node.outputRewrites && compileRewrites(node.outputRewrites, tools.types);
  return (run) => {
    const targets = targetsAt(run.data, path);
    if (targets.length === 0) return undefined;
    return call(run, undefined, errorPaths.locate(run.data)).then((received) => {
      if (!received) return;
      mend?.(received);
      // Places that share no object with another can be filled differently later.
      for (const [index, target] of targets.entries()) {
        mergeInto(target, index === 0 ? received : structuredClone(received), tools.types.abstract);
      }
    });
  };
}

function entityStep({ node, path, tools, errorPaths, call }: Parts): Step {
  const fetch = compileEntityFetch(node, path, tools.types);
  return (run) => {
    const question = fetch.questionOf(run.data);
    if (!question) return undefined;
    return call(run, question.representations, errorPaths.locate(run.data, question)).then((received) => {
      if (!received) return;
      const entities = received._entities;
      if (!Array.isArray(entities) || entities.length !== question.representations.length) {
        throw new Error(`Expected "data._entities" to contain ${question.representations.length} elements`);
      }
      fetch.take(question, entities);
    });
  };
}

function compileCall(node: FetchNode, path: ResponsePath, tools: FetchTools): Call {
  const { serviceName, operation, operationName } = node;
  const source = tools.sourceOf(serviceName);
  if (!source) throw new Refused(`no way to the subgraph "${serviceName}"`);
  const put: Put = ({ request }, query, variables) =>
    source.process({
      kind: INCOMING_OPERATION,
      request: { query, variables, ...(query === operation && { operationName }) },
      incomingRequestContext: request,
      context: request.context,
      pathInIncomingRequest: path,
    });
  const join = isJoinable(node) ? joinOf(tools, serviceName, put) : undefined;
  return async (run, representations, locate) => {
    const used = variablesOf(node, run.variables);
    const sent: Tree = representations ? { ...used, representations } : used;
    const answer = await (join ? join.ask(run, node, sent) : put(run, operation, sent));
    for (const error of answer.errors ?? []) {
      for (const place of locate(error.path)) run.errors.push(subgraphError(error, serviceName, place));
    }
    return isTree(answer.data) ? answer.data : undefined;
  };
}

/** Fetches of one operation to one subgraph share what joins them. */
function joinOf({ joins }: FetchTools, subgraph: string, put: Put): Join {
  const join = joins.get(subgraph) ?? new Join(put);
  joins.set(subgraph, join);
  return join;
}

/** Of the client's variables those that this call uses. */
function variablesOf({ variableUsages }: FetchNode, given: Tree): Tree {
  const used: Tree = {};
  for (const name of variableUsages ?? []) {
    if (Object.hasOwn(given, name) && given[name] !== undefined) used[name] = given[name];
  }
  return used;
}
