import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode } from 'graphql';
import type { HubConfig } from '../../subgraphs/common/config/config.ts';
import { hubError } from '../../subgraphs/common/errors/hub-error.ts';
import { LIMIT_CODES, SHAPE_LIMITS, type Shape } from './limits.ts';
import { SelectionCounter } from './selection-count.ts';

const shapes = new WeakMap<DocumentNode, Shape>();

/** The shape of the largest operation in a document, in every respect; counted once per document. */
export function shapeOf(document: DocumentNode): Shape {
  const known = shapes.get(document);
  if (known) return known;
  const shape = countShape(document);
  shapes.set(document, shape);
  return shape;
}

/** @throws the error of the first limit that is passed */
export function refuseShape(shape: Shape, config: HubConfig): void {
  for (const [name, variable] of Object.entries(SHAPE_LIMITS)) {
    const [found, most] = [shape[name as keyof Shape], config[variable]];
    if (found > most) throw hubError(LIMIT_CODES[variable], most, found);
  }
}

function countShape(document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    if (node.kind === Kind.OPERATION_DEFINITION) operations.push(node);
  }
  const counter = new SelectionCounter(fragments);
  const counts = operations.map(({ selectionSet, directives }) => {
    const count = counter.count(selectionSet);
    return { ...count, directives: count.directives + (directives?.length ?? 0) };
  });
  const most = (key: keyof (typeof counts)[number]) => Math.max(0, ...counts.map((count) => count[key]));
  return {
    tokens: document.tokenCount ?? 0,
    fragments: fragments.size,
    depth: most('depth'),
    rootFields: most('level'),
    fields: most('fields'),
    aliases: most('aliases'),
    directives: most('directives'),
    introspection: most('introspection'),
  };
}
