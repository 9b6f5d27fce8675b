import { startTestCluster } from './test-cluster.js';

/** Once per run, before the workers start: they inherit the address. */
export default async function globalSetup() {
  process.env.HUB_TEST_POSTGRES = await startTestCluster();
}
