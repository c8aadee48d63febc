import base from '../../jest.config.js'

export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/playground/browser'],
  testMatch: ['<rootDir>/test/playground/browser/**/*.test.ts'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/test/playground/browser/setup.js',
  testTimeout: 60_000,
}
