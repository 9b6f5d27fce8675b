import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import { mergeInto } from './merge.ts';
import { targetsAt } from './places.ts';
import { compileRepresentation } from './representations.ts';
import { compileRewrites, type Rewrite } from './rewrites.ts';
import type { Tree } from './tree.ts';
import type { TypeNames } from './type-names.ts';

/** What is asked of a subgraph about entities: each representation once, with all places that wait for it. */
export interface Question {
  representations: Tree[];
  targets: Tree[][];
}

/** The two ends of a fetch of entities. */
export interface EntityFetch {
  /** What to ask; nothing when there is nobody to ask about. */
  questionOf(data: Tree): Question | undefined;
  /** Takes the entities received into the answer; they are in the order of the representations. */
  take(question: Question, entities: readonly unknown[]): void;
}

/** Compiles a fetch of `_entities` for the objects at `path`. */
export function compileEntityFetch(node: FetchNode, path: ResponsePath, types: TypeNames): EntityFetch {
  const represent = compileRepresentation(node.requires ?? [], types);
  const prepare = node.inputRewrites && compileRewrites(node.inputRewrites, types);
  const mend = node.outputRewrites && compileRewrites(node.outputRewrites, types);
  return {
    questionOf(data) {
      const question: Question = { representations: [], targets: [] };
      const indexes = new Map<string, number>();
      const targets = targetsAt(data, path);
      for (const target of targets) {
        const representation = represent(target);
        if (!representation?.__typename) continue;
        prepare?.(representation);
        const index = targets.length > 1 ? indexOf(representation, question, indexes) : 0;
        if (index === question.representations.length) question.representations.push(representation);
        question.targets[index] ??= [];
        question.targets[index].push(target);
      }
      return question.representations.length > 0 ? question : undefined;
    },
    take: (question, entities) => takeEntities(question, entities, mend, types),
  };
}

/** The index of an equal representation, or the next free one. */
function indexOf(representation: Tree, { representations }: Question, indexes: Map<string, number>): number {
  const text = JSON.stringify(representation);
  const known = indexes.get(text);
  if (known !== undefined) return known;
  indexes.set(text, representations.length);
  return representations.length;
}

function takeEntities(question: Question, entities: readonly unknown[], mend: Rewrite | undefined, types: TypeNames) {
  for (const [index, targets] of question.targets.entries()) {
    const entity = entities[index] as Tree | null | undefined;
    if (typeof entity !== 'object' || entity === null) continue;
    // Without a type's name the planner's changes per type would find nothing.
    entity.__typename ??= targets[0]?.__typename;
    mend?.(entity);
    for (const target of targets) mergeInto(target, entity, types.abstract);
  }
}
