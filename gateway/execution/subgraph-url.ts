/**
 * Where the operator says a subgraph is, when not where the supergraph says: SUBGRAPH_URL_AGENCIES and its like move a
 * subgraph without composing anew. A variable per subgraph, so it cannot stand in the table of common/config.
 */
export const subgraphUrl = (name: string, env: Record<string, string | undefined> = process.env): string | undefined =>
  env[`SUBGRAPH_URL_${name.toUpperCase().replace(/\W/g, '_')}`] || undefined;
