// `npm test`: everything that needs no container engine, in the order in which it fails soonest.
import { spawnSync } from 'node:child_process'
import { userNode } from './user-node.js'

const results = process.env['STAGEFOLD_JEST_JSON']
const json = results ? ['--json', `--outputFile=${results}`] : []
const tool = (name) => `node_modules/${name}`

const steps = {
  lint: [tool('oxlint/bin/oxlint'), '--deny-warnings', 'src', 'test', 'scripts', 'bench', 'playground'],
  format: [tool('oxfmt/bin/oxfmt'), '--check'],
  types: [tool('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'],
  'types of the playground': [tool('typescript/bin/tsc'), '-p', 'playground', '--noEmit'],
  'documented names': ['scripts/docs.js', '--check'],
  build: ['scripts/build.js'],
  jest: ['--experimental-vm-modules', '--no-warnings', tool('jest/bin/jest.js'), ...json],
  'packed package': ['scripts/pack-check.js'],
}

// Each says on its own what is wrong, and those after it are still worth running.
const failed = Object.entries(steps).filter(([name, args]) => {
  const start = performance.now()
  const { status } = spawnSync(userNode(), args, { stdio: 'inherit' })
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.error(`${status === 0 ? 'ok' : 'FAILED'}: ${name} (${seconds} s)`)
  return status !== 0
})

process.exitCode = failed.length === 0 ? 0 : 1
