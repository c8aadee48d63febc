import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryTree } from '../project/temporary.ts'

const root = join(import.meta.dirname, '../..')

const entry = `
import { main } from './src/cli/main.ts'
await main(() => import('./src/cli/run.ts'))
`

/** CommonJS among the packages asks for Node's modules as it does everywhere else. */
const banner =
  "import { createRequire as require_ } from 'node:module'; const require = require_(import.meta.url)"

/**
 * The command for a PATH or a package, made of the sources as they are: starting it many times from them would take
 * longer than what it does.
 * @returns the folder that holds it as `stagefold`
 */
export function commandFolder(): string {
  const folder = temporaryTree()
  execFileSync(
    join(root, 'node_modules/.bin/esbuild'),
    [
      '--bundle',
      '--format=esm',
      '--platform=node',
      '--log-level=error',
      `--banner:js=${banner}`,
      `--alias:vscode-languageserver-types=${join(root, 'scripts/language-server-types.js')}`,
      `--outfile=${join(folder, 'command.mjs')}`,
    ],
    { cwd: root, input: entry, stdio: ['pipe', 'inherit', 'inherit'] },
  )
  const program = `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'command.mjs')}' "$@"\n`
  writeFileSync(join(folder, 'stagefold'), program)
  chmodSync(join(folder, 'stagefold'), 0o755)
  return folder
}
