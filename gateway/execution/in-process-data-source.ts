import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { type DocumentNode, execute, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { PUBLIC_VIEWER, type Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { isGatewayContext } from '../viewer-context.ts';
import { deadlineOf, within } from './deadline.ts';
import { type SubgraphAnswer, withoutHttp } from './subgraph-answer.ts';

/** A subgraph in this process. */
export interface LocalSubgraph {
  schema: GraphQLSchema;
  /** What the resolvers of one call work with; may be a promise. Fresh each time: loaders must not outlive a call. */
  contextFor(viewer: Viewer, requestId: string, signal?: AbortSignal): unknown;
}

/** Operations the planner makes are few, so each is parsed and validated once. */
const KEPT_DOCUMENTS = 2_000;

/** Asks a subgraph without leaving the process. */
export class InProcessDataSource implements GraphQLDataSource {
  private readonly documents = new Map<string, DocumentNode | readonly GraphQLError[]>();

  constructor(
    private readonly name: string,
    private readonly subgraph: LocalSubgraph,
    private readonly deadlineMs: number,
  ) {}

  process({ request, context }: GraphQLDataSourceProcessOptions): Promise<SubgraphAnswer> {
    const { viewer, requestId } = isGatewayContext(context) ? context : { viewer: PUBLIC_VIEWER, requestId: '' };
    return within(deadlineOf(context, this.deadlineMs), this.name, async () => {
      const document = this.documentOf(request.query ?? '');
      if (!('kind' in document)) return { errors: document.map(asInputError) };
      const result = await execute({
        schema: this.subgraph.schema,
        document,
        variableValues: request.variables,
        operationName: request.operationName,
        contextValue: await this.subgraph.contextFor(viewer, requestId),
      });
      // Without a path it is no resolver's error: a variable does not have the shape of its type.
      const errors = result.errors?.map((error) => (error.path ? error : asInputError(error)));
      return withoutHttp({
        ...(result.data !== undefined && { data: result.data }),
        ...(errors && { errors }),
      } as SubgraphAnswer);
    });
  }

  private documentOf(query: string): DocumentNode | readonly GraphQLError[] {
    const known = this.documents.get(query);
    if (known) return known;
    const document = parse(query, { noLocation: true });
    const errors = validate(this.subgraph.schema, document);
    const kept = errors.length > 0 ? errors : document;
    if (this.documents.size >= KEPT_DOCUMENTS) this.documents.clear();
    this.documents.set(query, kept);
    return kept;
  }
}

/** The gateway cannot check our scalars, so a bad value is only found here; it is the client's to mend. */
const asInputError = (error: GraphQLError) =>
  new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT', remedy: 'FIX_INPUT' } });
