import quick from './jest.config.js';

// The long suite: whole processes, kills, the real sample, real servers, and what takes long (*.long.test.ts). Run by .ci/run.
export default {
  ...quick,
  testMatch: ['<rootDir>/test/integration/**/*.test.ts', '<rootDir>/test/**/*.long.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 180_000,
};
