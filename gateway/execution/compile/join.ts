import type { GraphQLDataSource } from '@apollo/gateway';
import type { FetchNode } from '@apollo/query-planner';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { joinedKey, joinedQuery, joinedVariable } from './joined-query.ts';
import type { Run } from './run.ts';
import { isTree, type Tree } from './tree.ts';

/** What a subgraph answers. */
export type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Puts a query with its variables to the subgraph. */
export type Put = (run: Run, query: string, variables: Tree) => Promise<Answer>;

/** A fetch that waits for others to the same subgraph. */
interface Waiting {
  node: FetchNode;
  variables: Tree;
  done: (answer: Answer | Promise<Answer>) => void;
}

/** Joins fetches of entities that are ready in the same moment into one call of their subgraph. */
export class Join {
  private readonly waiting = new WeakMap<Run, Waiting[]>();
  private readonly queries = new Map<string, string>();

  constructor(private readonly put: Put) {}

  /** The answer to this fetch, as if it had been asked alone. */
  ask(run: Run, node: FetchNode, variables: Tree): Promise<Answer> {
    return new Promise((done) => {
      const one = { node, variables, done };
      const others = this.waiting.get(run);
      if (others) others.push(one);
      else {
        this.waiting.set(run, [one]);
        // All steps of a parallel node start before the first promise goes on.
        queueMicrotask(() => this.send(run));
      }
    });
  }

  private send(run: Run): void {
    const all = this.waiting.get(run) ?? [];
    this.waiting.delete(run);
    const [first] = all;
    if (first && all.length === 1) {
      first.done(this.put(run, first.node.operation, first.variables));
      return;
    }
    const joined = this.put(run, this.queryOf(all), variablesOf(all));
    for (const [index, one] of all.entries()) one.done(joined.then((answer) => this.partOf(run, answer, one, index)));
  }

  private queryOf(all: readonly Waiting[]): string {
    const key = all.map(({ node }) => node.operation).join('\n');
    const query = this.queries.get(key) ?? joinedQuery(all.map(({ node }) => node));
    this.queries.set(key, query);
    return query;
  }

  private partOf(run: Run, answer: Answer, { node, variables }: Waiting, index: number): Answer | Promise<Answer> {
    const key = joinedKey(index);
    const data = answer.data?.[key];
    // One that fails as a whole takes the others with it: then each is asked alone.
    if (!isTree(answer.data) || data === undefined || data === null) return this.put(run, node.operation, variables);
    const errors = (answer.errors ?? []).filter(({ path }) => (path ? path[0] === key : index === 0));
    return { data: { _entities: data }, ...(errors.length > 0 && { errors: errors.map(asAlone) }) } as Answer;
  }
}

/** The error as it would be had the fetch been asked alone; its cause stays for the log. */
function asAlone(error: GraphQLFormattedError): GraphQLError {
  const { message, path, extensions } = error;
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : undefined;
  return new GraphQLError(message, { path: path && ['_entities', ...path.slice(1)], extensions, originalError: cause });
}

function variablesOf(all: readonly Waiting[]): Tree {
  const joined: Tree = {};
  for (const [index, { variables }] of all.entries()) {
    const { representations, ...others } = variables;
    Object.assign(joined, others, { [joinedVariable(index)]: representations });
  }
  return joined;
}
