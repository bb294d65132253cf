/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // `ts` first: a stale `.js` beside a source must never be what is tested.
  moduleFileExtensions: ['ts', 'js', 'cjs', 'mjs', 'json', 'node'],
  transform: { '^.+\\.(ts|mjs|js)$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // These ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(mingo|fast-check|hono|@hono|jose)/)'],
  maxWorkers: 2,
  testTimeout: 30_000,
};
