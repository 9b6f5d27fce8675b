import quick from './jest.config.js';

// Packages that nobody here wrote, fetched from their registries when the suite is run: the only suite that leaves this
// machine, so it is run by hand and not by .ci/run.
export default {
  ...quick,
  roots: ['<rootDir>/test/foreign'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  maxWorkers: 1,
};
