import { stopTestCluster } from './test-cluster.js';

/** Once per run, after the last test. */
export default () => stopTestCluster();
