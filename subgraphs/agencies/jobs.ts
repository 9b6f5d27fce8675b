import type { JobStarter } from '../common/graphql/subgraph-parts.ts';

/** Nobody writes to the register of agencies by letter: it only sends. */
export const startJobs: JobStarter = async () => {};
