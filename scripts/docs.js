// Writes docs/api, the documentation of the library, from its types; with --check it only says what is missing. A public
// name without a comment, and a type that a public name needs and that is not exported, are errors.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('typedoc/', import.meta.url))

process.exitCode = isInstalled() || install() ? document() : 1

/** typedoc has a folder of its own, because it needs a TypeScript with an API, which the one that checks has not. */
function isInstalled() {
  const installed = `${folder}node_modules/.package-lock.json`
  if (!existsSync(installed)) return false
  const versions = (path) => {
    const { packages } = JSON.parse(readFileSync(path, 'utf8'))
    const own = Object.entries(packages).filter(([name]) => name !== '')
    return JSON.stringify(own.map(([name, { version }]) => [name, version]))
  }
  return versions(installed) === versions(`${folder}package-lock.json`)
}

function install() {
  // The npm that runs this, on the Node that it runs on.
  const npm = process.env['npm_execpath']
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm']
  const args = [...first, 'ci', '--loglevel=error', '--no-audit', '--no-fund']
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' })
  return status === 0
}

function document() {
  const check = process.argv.includes('--check') ? ['--emit', 'none'] : []
  const args = ['node_modules/typedoc/bin/typedoc', '--logLevel', 'Warn', ...check]
  return spawnSync(process.execPath, args, { cwd: folder, stdio: 'inherit' }).status ?? 1
}
