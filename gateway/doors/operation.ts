import { readFileSync } from 'node:fs';
import { fromRoot } from '../../subgraphs/common/config/root.ts';

const read = new Map<string, string>();

/** Text of `schema/operations/<name>.graphql`: what a door asks is what anybody may copy. */
export function operation(name: string): string {
  const known = read.get(name) ?? readFileSync(fromRoot('schema', 'operations', `${name}.graphql`), 'utf8');
  read.set(name, known);
  return known;
}
