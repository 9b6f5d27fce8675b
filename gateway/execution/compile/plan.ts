import type { PlanNode, ResponsePath } from '@apollo/query-planner';
import { compileFetch, type FetchTools } from './fetch.ts';
import { Refused } from './refused.ts';
import type { Step } from './run.ts';

/**
 * Compiles a node of the plan for the objects at `path`.
 * @throws Refused for what only Apollo's executor may try
 */
export function compileNode(node: PlanNode, path: ResponsePath, tools: FetchTools): Step {
  switch (node.kind) {
    case 'Sequence':
      return inSeries(node.nodes.map((one) => compileNode(one, path, tools)));
    case 'Parallel':
      return atOnce(node.nodes.map((one) => compileNode(one, path, tools)));
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], tools);
    case 'Fetch':
      return compileFetch(node, path, tools);
    default:
      throw new Refused(node.kind);
  }
}

/** One after the other; a failure does not end the series, as a mutation's later fields are still to be done. */
const inSeries =
  (steps: readonly Step[]): Step =>
  async (run) => {
    for (const step of steps) await step(run);
  };

const atOnce =
  (steps: readonly Step[]): Step =>
  async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
