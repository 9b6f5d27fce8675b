import type { JobStarter } from '../../common/graphql/subgraph-parts.ts';

/** The official interfaces are read by the runner; this subgraph only reads the ledger. */
export const startJobs: JobStarter = async () => {};
