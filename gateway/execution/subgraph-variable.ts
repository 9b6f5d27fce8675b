import { hubError } from '../../subgraphs/common/errors/hub-error.ts';

type Environment = Record<string, string | undefined>;

/** A variable per subgraph cannot stand in the table of common/config: SUBGRAPH_URL_AGENCIES and its like. */
const valueFor = (variable: string, subgraph: string, env: Environment): string | undefined =>
  env[nameFor(variable, subgraph)] || undefined;

const nameFor = (variable: string, subgraph: string) => `${variable}_${subgraph.toUpperCase().replace(/\W/g, '_')}`;

/**
 * Where the operator says a subgraph is, when not where the supergraph says: SUBGRAPH_URL_AGENCIES and its like move a
 * subgraph without composing anew.
 */
export const subgraphUrl = (name: string, env: Environment = process.env): string | undefined =>
  valueFor('SUBGRAPH_URL', name, env);

/**
 * How long one subgraph may take, ms, when not as long as all others: SUBGRAPH_DEADLINE_MS_AGENCIES and its like.
 * @throws CONFIG_INVALID when it is no whole number above zero
 */
export function subgraphDeadline(name: string, otherwise: number, env: Environment = process.env): number {
  const value = valueFor('SUBGRAPH_DEADLINE_MS', name, env);
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(value))
    throw hubError(
      'CONFIG_INVALID',
      `${nameFor('SUBGRAPH_DEADLINE_MS', name)}: "${value}" is no number of milliseconds`,
    );
  return Number(value);
}
