// Prints the sum of several suites as the last line, and fails unless each of them ran and passed.
//
// usage: node .ci/sum.js NAME:EXIT_STATUS:JEST_JSON…
import { readFileSync } from 'node:fs'

const noTests = {
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
}

let passed = 0
let failed = 0
let skipped = 0

for (const argument of process.argv.slice(2)) {
  const [name, status, file] = argument.split(':')
  // Without a file it is no suite of tests, and its status is all that it has to say.
  const result = file === '' ? noTests : read(file)
  passed += result.numPassedTests
  skipped += result.numPendingTests + result.numTodoTests
  const failures = result.numFailedTests + result.numRuntimeErrorTestSuites
  failed += failures
  // What fails beside the tests (a linter, a build, a suite that never started) must show in the sum, too.
  if (failures === 0 && (status !== '0' || (file !== '' && result.numPassedTests === 0))) {
    failed++
    console.error(`${name}: exit status ${status}, ${result.numPassedTests} tests passed`)
  }
}

console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exitCode = failed === 0 ? 0 : 1

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return noTests
  }
}
