// The quick suite: everything `npm test` runs. Suites that need other servers or much time (*.long.test.ts):
// jest.integration.config.js.
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/integration/',
    '<rootDir>/test/foreign/',
    '[.]long[.]test[.]ts$',
  ],
  extensionsToTreatAsEsm: ['.ts'],
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  testTimeout: 30_000,
  maxWorkers: 2,
  // A worker that has loaded a whole hub takes a second to go away on a busy machine, with nothing left open.
  workerGracefulExitTimeout: 5_000,
};
