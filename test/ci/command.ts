import { fileURLToPath } from 'node:url'
import { main } from '../../src/cli/main.ts'

const node = fileURLToPath(new URL('../../node_modules/node24/bin/node', import.meta.url))

/** A program `stagefold` for a PATH, that runs the command from its sources. */
export const program = `#!/bin/sh
STAGEFOLD_TEST_COMMAND=1 NODE_DISABLE_COMPILE_CACHE=1 exec '${node}' --no-warnings '${fileURLToPath(import.meta.url)}' "$@"
`

if (process.env['STAGEFOLD_TEST_COMMAND']) await main(() => import('../../src/cli/run.ts'))
