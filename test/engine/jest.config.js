import base from '../../jest.config.js'

export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/engine'],
  testMatch: ['<rootDir>/test/engine/**/*.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 300_000,
  // One engine each, so that the engines work at the same time.
  maxWorkers: 2,
  testSequencer: '<rootDir>/test/engine/longest-first.js',
}
