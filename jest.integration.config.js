import quick from './jest.config.js';

// The long suite: whole processes, kills, the real sample. Run by .ci/run; needs nothing installed.
export default {
  ...quick,
  roots: ['<rootDir>/test/integration'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
  maxWorkers: 1,
};
