// Builds the package: one bundled file that holds the library and the command, the small file that starts the
// command, the types, and the licences of what is bundled.
import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { lazyBuiltins } from './lazy-builtins.js'
import { licences } from './licences.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

rmSync(`${root}dist/types`, { recursive: true, force: true })

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // V8 reads all of the bundle at every start: some 3 ms for 100 KB.
  minify: true,
  legalComments: 'none',
  define: { STAGEFOLD_VERSION: JSON.stringify(version), STAGEFOLD_PAGES: '"../docs/rules/"' },
  alias: {
    'vscode-languageserver-types': './scripts/language-server-types.js',
    // What it has for Node is the same, and asks for Buffer and process.
    yaml: './node_modules/yaml/browser/dist/index.js',
  },
  plugins: [lazyBuiltins()],
}

const [{ metafile }] = await Promise.all([
  build({ ...common, entryPoints: ['scripts/entry-bundle.js'], outfile: 'dist/index.js', metafile: true }),
  build({
    ...common,
    entryPoints: ['scripts/entry-command.js'],
    outfile: 'dist/stagefold.js',
    banner: { js: '#!/usr/bin/env node' },
    external: ['./index.js'],
  }),
])

chmodSync(`${root}dist/stagefold.js`, 0o755)
writeFileSync(`${root}dist/LICENSES.txt`, licences(root, Object.keys(metafile.inputs)))
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = types.status ?? 1
