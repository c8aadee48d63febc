// Builds the package: the library, the command with the small files that start it, the types, and the licences of
// what is bundled.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { lazyBuiltins } from './lazy-builtins.js'
import { lazyPackages } from './lazy-packages.js'
import { licences } from './licences.js'
import { keepPublicTypes } from './public-types.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const define = { STAGEFOLD_VERSION: JSON.stringify(version), STAGEFOLD_PAGES: '"../docs/rules/"' }

rmSync(`${root}dist`, { recursive: true, force: true })

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // V8 reads all of a file that it has not compiled before: some 3 ms for 100 KB.
  minify: !process.argv.includes('--readable'),
  legalComments: 'none',
  define,
  alias: {
    'vscode-languageserver-types': './scripts/language-server-types.js',
    // What it has for Node is the same, and asks for Buffer and process.
    yaml: './node_modules/yaml/browser/dist/index.js',
  },
  plugins: [lazyPackages({ 'src/data/yaml.ts': 'yaml' }), lazyBuiltins()],
  metafile: true,
}

const bundles = await Promise.all([
  build({ ...common, entryPoints: ['src/index.ts'], outfile: 'dist/index.js' }),
  // As a script, which can be kept compiled; `moduleUrl` comes from what loads it.
  build({
    ...common,
    entryPoints: ['scripts/entry-bundle.js'],
    outfile: 'dist/command.cjs',
    format: 'cjs',
    define: { ...define, 'import.meta.url': 'moduleUrl' },
  }),
])
const hash = createHash('sha256')
  .update(readFileSync(`${root}dist/command.cjs`))
  .digest('hex')
await Promise.all([
  build({
    ...common,
    entryPoints: ['scripts/entry-load.js'],
    outfile: 'dist/load.js',
    define: { ...define, CONTENT: JSON.stringify(hash) },
  }),
  build({
    ...common,
    entryPoints: ['scripts/entry-command.js'],
    outfile: 'dist/stagefold.js',
    banner: { js: '#!/usr/bin/env node' },
    external: ['./load.js'],
  }),
])

chmodSync(`${root}dist/stagefold.js`, 0o755)
const inputs = new Set(bundles.flatMap(({ metafile }) => Object.keys(metafile.inputs)))
writeFileSync(`${root}dist/LICENSES.txt`, licences(root, [...inputs]))
const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = types.status ?? 1
if (types.status === 0) keepPublicTypes(`${root}dist/types`)
