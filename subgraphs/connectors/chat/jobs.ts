import type { JobStarter } from '../../common/graphql/subgraph-parts.ts';

/** Messages are taken in by the hooks of the subgraph channels; this subgraph only reads the ledger. */
export const startJobs: JobStarter = async () => {};
