const project = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // `ts` first: a stale `.js` beside a source must never be what is tested.
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json', 'node'],
  transform: { '^.+\\.(ts|mjs|js)$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // These ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(mingo|fast-check|hono|@hono|jose)/)'],
};

/** @type {import('jest').Config} */
module.exports = {
  maxWorkers: 2,
  // Here: the runner does not read it from a project, and would give up after five seconds.
  testTimeout: 30_000,
  testSequencer: '<rootDir>/test/longest-first.js',
  projects: [
    {
      ...project,
      displayName: 'node',
      roots: ['<rootDir>/test'],
      testMatch: ['**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
    },
    {
      ...project,
      displayName: 'browser',
      roots: ['<rootDir>/test/e2e'],
      testMatch: ['**/*.test.ts'],
      // Once, before the workers: two of them at once would take the package manager's lock from each other.
      globalSetup: '<rootDir>/test/e2e/global-setup.ts',
    },
  ],
};
