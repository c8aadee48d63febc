// Installs what would be published into an empty folder, and uses it there as its users will: the command, the
// library and the types, on every version of Node that is at hand.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { foldInBrowser } from './browser-check.js'
import { userNode } from './user-node.js'
import { foldAndTakeBack } from './write-check.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const bundled = ['node22', 'node24'].map((name) => join(root, 'node_modules', name, 'bin/node'))
const nodes = [userNode(), ...bundled]
const folder = mkdtempSync(join(tmpdir(), 'stagefold-pack-'))

try {
  install()
  makeServices()
  compile()
  for (const node of nodes) check(node)
  await checkBrowser()
  checkWrites()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function install() {
  cpSync(join(root, 'test/consumer'), folder, { recursive: true })
  // What is packed was built by the step before; building again would only cost time.
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], root)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
  renameSync(join(folder, tarball), join(folder, 'stagefold.tgz'))
  run('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund'])
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

  assert.equal(run(node, ['out/main.js']), 'done\n')
  console.log(`${run(node, ['--version']).trim()}: the packed package works`)
}

/** As users do it: strictly, the declarations too, with Node's types or with a browser's. */
function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  run(process.execPath, [tsc, '--typeRoots', join(root, 'node_modules/@types')])
  const types = join(folder, 'node_modules/stagefold/dist/types/index.d.ts')
  run(process.execPath, [
    tsc,
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--lib',
    'es2023,dom',
    '--types',
    '',
    types,
  ])
  console.log('the types work')
}

async function checkBrowser() {
  const { cases, wrong, scanned, applied } = await foldInBrowser(folder, root)
  assert.deepEqual({ wrong, scanned, applied }, { wrong: [], scanned: ['folded'], applied: 'ReferenceError' })
  console.log(`a browser folds ${cases} cases as Node does`)
}

/** As many as a large organization has where there is time for it. */
function checkWrites() {
  const projects = process.env['CI'] ? 2000 : 100
  const start = performance.now()
  const command = [userNode(), join(folder, 'node_modules/.bin/stagefold')]
  foldAndTakeBack(command, join(folder, 'repository'), projects)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${projects} projects folded, taken back and folded again: byte for byte the same (${seconds} s)`,
  )
}

function run(file, args, cwd = folder) {
  const env = { ...process.env, NODE_OPTIONS: '' }
  return execFileSync(file, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}
