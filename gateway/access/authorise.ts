import { type DocumentNode, type GraphQLError, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { Viewer } from '../../subgraphs/common/identity/viewer.ts';
import { type AccessTable, accessTable } from './access-table.ts';
import { type Answer, closeAnswer } from './close-answer.ts';
import { type Variables, withDefaults } from './conditions.ts';
import { holdingsOf } from './holdings.ts';
import { type Place, placesOf } from './places.ts';
import { Recent } from './recent.ts';
import { refusals } from './refusals.ts';
import { inWords, meets } from './requirement.ts';
import { thinDocument } from './thin-document.ts';

/** An operation as it comes from a client, parsed and valid. */
export interface AskedOperation {
  /** Equal for equal documents, e.g. the hash of the text. */
  documentId: string;
  document: DocumentNode;
  operationName?: string | undefined;
  variables?: Variables | undefined;
}

/** What a viewer gets of an operation. */
export type Permission =
  /** All of it: execute it as it is. */
  | { grants: 'all' }
  /** Nothing: do not execute it, answer with these errors. */
  | { grants: 'nothing'; errors: readonly GraphQLError[] }
  /** A part of it: execute `operation` instead, give its data to `close`, add the errors. */
  | {
      grants: 'part';
      operation: AskedOperation & { ast: OperationDefinitionNode };
      errors: readonly GraphQLError[];
      /** The data as the client asked for it, null in the places that were refused. */
      close(data: Answer): Answer | null;
    };

/** Whether a query of which a part is refused is answered in part or not at all. */
export type RefusalMode = 'partial' | 'refuse';

/** Decides what a viewer gets of an operation. A repeated one costs a look-up. */
export type Authorise = (operation: AskedOperation, viewer: Viewer) => Permission;

/** Operations kept, each with the set of requirements that were met. */
const MOST_KEPT = 2_000;

const ALL: Permission = { grants: 'all' };

/** An operation as far as it can be decided without its variables; nothing: all of it is allowed. */
type Decided =
  | { operation: AskedOperation & { ast: OperationDefinitionNode }; root: Place; standIn: string }
  | undefined;

/**
 * The access rules of a full supergraph, ready to be asked. A mutation of which any part is refused is refused whole:
 * nothing is written that could not be answered.
 */
export function authoriser(supergraphSdl: string, mode: RefusalMode): Authorise {
  const table = accessTable(supergraphSdl);
  const decided = new Recent<Decided>(MOST_KEPT);
  if (table.needs.size === 0) return () => ALL;
  return (operation, viewer) => {
    const holdings = holdingsOf(viewer);
    const met = table.requirements.map((requirement) => meets(holdings, requirement));
    const key = [metKey(met), operation.operationName ?? '', operation.documentId].join(' ');
    const decision = decided.get(key, () => decide(table, operation, met, key));
    if (!decision) return ALL;
    const takes = (coordinate: string) => unmet(table, coordinate, met).map(inWords).join(' and ');
    const { ast } = decision.operation;
    const variables = withDefaults(ast, operation.variables ?? {});
    const errors = refusals(decision.root, variables, takes);
    // A subscription without its only root field has nothing to listen to.
    const nothingLeft = ast.operation === 'subscription' && errors.some(({ path }) => path?.length === 1);
    const isWhole = mode === 'refuse' || ast.operation === 'mutation' || nothingLeft;
    if (isWhole && errors.length > 0) return { grants: 'nothing', errors };
    return {
      grants: 'part',
      operation: { ...decision.operation, variables: operation.variables },
      errors,
      close: (data) => closeAnswer(data, decision.root, decision.standIn),
    };
  };
}

function decide(table: AccessTable, operation: AskedOperation, met: readonly boolean[], key: string): Decided {
  const isAllowed = (coordinate: string) => (table.needs.get(coordinate) ?? []).every((place) => met[place]);
  const { document, takenOut, standIn } = thinDocument(operation.document, table, isAllowed);
  const asked = getOperationAST(operation.document, operation.operationName);
  const ast = getOperationAST(document, operation.operationName);
  if (!asked || !ast || takenOut.size === 0) return undefined;
  const root = placesOf(table.schema, operation.document, asked, takenOut);
  if (!root) return undefined;
  const { operationName } = operation;
  return { operation: { documentId: key, document, operationName, ast }, root, standIn };
}

const unmet = ({ needs, requirements }: AccessTable, coordinate: string, met: readonly boolean[]) =>
  (needs.get(coordinate) ?? []).filter((place) => !met[place]).flatMap((place) => requirements[place] ?? []);

const metKey = (met: readonly boolean[]): string => met.map((is) => (is ? '1' : '0')).join('');
