import { parse, print } from 'graphql';
import { withKeysInOrder } from './keys-in-order.ts';
import { withStandIns } from './stand-in-fields.ts';

/**
 * The supergraph as our executor hands it to Apollo's planner: rewritten where the planner is known to plan wrongly, and
 * the same for clients. Done again for every supergraph that replaces another.
 */
export function mendSupergraph(supergraphSdl: string): string {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  return print(withStandIns(withKeysInOrder(supergraph)));
}
