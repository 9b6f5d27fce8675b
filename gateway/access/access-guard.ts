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
   * Splits a full supergraph into its rules and the rest, which can be served without them.
   * @throws whatever makes its rules unfit to be used
   */
  read(supergraphSdl: string): { stripped: string; authorise: Authorise; take(): void } {
    const rules = authoriser(supergraphSdl, this.mode);
    return {
      stripped: stripSecurity(supergraphSdl),
      authorise: rules,
      /** The rules hold from now on. */
      take: () => {
        this.rules = rules;
      },
    };
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
      // Named as the document names it, whether or not the client does.
      const operationName = asked.operation?.name?.value;
      const { variables } = request;
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
