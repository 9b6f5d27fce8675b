import type { ApolloGateway } from '@apollo/gateway';
import { PUBLIC_VIEWER } from '../../subgraphs/common/identity/viewer.ts';
import { stripSecurity } from '../supergraph/strip-security.ts';
import { isGatewayContext } from '../viewer-context.ts';
import { type Authorise, authoriser, type RefusalMode } from './authorise.ts';

type Executor = ApolloGateway['executor'];

/** The access rules of the supergraph that is served, before everything that executes. */
export class AccessGuard {
  private rules: Authorise | undefined;

  constructor(private readonly mode: RefusalMode) {}

  /**
   * Splits a full supergraph: its rules hold from now on, the rest is handed to `serve`.
   * When either cannot be used, it throws, and the rules before stay.
   */
  split<Served>(supergraphSdl: string, serve: (stripped: string) => Served): Served {
    const rules = authoriser(supergraphSdl, this.mode);
    const served = serve(stripSecurity(supergraphSdl));
    this.rules = rules;
    return served;
  }

  /** What the viewer gets of the operation. */
  readonly authorise: Authorise = (operation, viewer) => {
    if (!this.rules) throw new Error('No supergraph is served yet.');
    return this.rules(operation, viewer);
  };

  /** The executor behind the rules: it sees only what the viewer may ask for. */
  guard(execute: Executor): Executor {
    return async (asked) => {
      const viewer = isGatewayContext(asked.context) ? asked.context.viewer : PUBLIC_VIEWER;
      const { queryHash, document, request } = asked;
      const { operationName, variables } = request;
      const permission = this.authorise({ documentId: queryHash, document, operationName, variables }, viewer);
      if (permission.grants === 'all') return execute(asked);
      if (permission.grants === 'nothing') return { data: null, errors: [...permission.errors] };
      const { operation, errors, close } = permission;
      const answer = await execute({
        ...asked,
        // Plans are kept by this name.
        queryHash: operation.documentId,
        document: operation.document,
        operation: operation.ast,
      });
      const told = { ...answer, errors: [...errors, ...(answer.errors ?? [])] };
      // Without data the operation did not run, e.g. because of its variables.
      return answer.data ? { ...told, data: close(answer.data) } : told;
    };
  }
}
