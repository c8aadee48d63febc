// Installs what would be published into an empty folder, and uses it there as its users will: the command, the
// library and the types, on every version of Node that is at hand.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { userNode } from './user-node.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const bundled = ['node22', 'node24'].map((name) => join(root, 'node_modules', name, 'bin/node'))
const nodes = [userNode(), ...bundled]
const folder = mkdtempSync(join(tmpdir(), 'stagefold-pack-'))

const library = `
import { fold, memoryProject } from 'stagefold'
const project = memoryProject({ 'build.sh': 'docker build .', Dockerfile: 'FROM scratch' })
console.log(fold({ project, script: 'build.sh' }).status, typeof fold)
`

const typed = `
import { fold, formatDiagnostic, memoryProject } from 'stagefold'
import type { FoldResult } from 'stagefold'
const project = memoryProject({ 'build.sh': 'docker build .' })
const result: FoldResult = fold({ project, script: 'build.sh' })
const texts: string[] = result.diagnostics.map((one) => formatDiagnostic(one, { project }))
export const status: 'folded' | 'refused' | 'nothing' = texts.length > 0 ? result.status : 'nothing'
// @ts-expect-error
fold({ project })
`

try {
  install()
  makeServices()
  for (const node of nodes) check(node)
  checkTypes()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function install() {
  // What is packed was built by the step before; building again would only cost time.
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  run('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund', `./${tarball}`])
  assert.deepEqual(
    readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['stagefold'],
    'the package has dependencies',
  )
}

/** Enough for several threads to have something to do. */
function makeServices() {
  for (let number = 0; number < 40; number += 1)
    cpSync(join(root, 'samples/href-counter'), join(folder, `services/s${number}`), { recursive: true })
}

function check(node) {
  const command = join(folder, 'node_modules/.bin/stagefold')
  assert.equal(run(node, [command, '--version']), `${version}\n`)
  assert.match(run(node, [command, '--help']), /^Examples:$/m)
  assert.match(run(node, [command, 'rules', 'SF210']), /^SF210: artifact-changed$/m)
  const merged = run(node, [command, '--stdout', join(root, 'samples/href-counter')])
  assert.match(merged, /^COPY --from=\w+ \/go\/src\/github\.com\/alexellis\/href-counter\/app \.$/m)

  const scan = (threads) => run(node, [command, '--format', 'json', '--threads', threads, 'services'])
  assert.equal(JSON.parse(scan('1')).results.length, 40)
  assert.equal(scan('3'), scan('1'), 'threads change nothing')

  writeFileSync(join(folder, 'use.js'), library)
  assert.equal(run(node, ['use.js']), 'nothing function\n')
  console.log(`${run(node, ['--version']).trim()}: the packed package works`)
}

function checkTypes() {
  mkdirSync(join(folder, 'src'))
  writeFileSync(join(folder, 'src/use.ts'), typed)
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '']
  run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'src/use.ts'])
  console.log('the types work')
}

function run(file, args, cwd = folder) {
  const env = { ...process.env, NODE_OPTIONS: '' }
  return execFileSync(file, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
