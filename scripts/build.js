// Builds the package: one bundled file that is library and command, its types, and its dependencies' licences.
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { licences } from './licences.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

rmSync(`${root}dist`, { recursive: true, force: true })

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['scripts/entry.js'],
  outfile: 'dist/stagefold.js',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  charset: 'utf8',
  // Less to read at every start; names stay, for stack traces.
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  define: { STAGEFOLD_VERSION: JSON.stringify(version) },
  banner: { js: '#!/usr/bin/env node' },
  plugins: [lazyBuiltins()],
})

chmodSync(`${root}dist/stagefold.js`, 0o755)
writeFileSync(`${root}dist/LICENSES.txt`, licences(root, Object.keys(metafile.inputs)))
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})

/**
 * Node's own modules are asked for where they are first used. As static imports, which is what a bundle makes of
 * them, all would load at every start, and no browser would load the library.
 */
function lazyBuiltins() {
  const names = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`)
  return {
    name: 'lazy-builtins',
    setup(context) {
      context.onResolve({ filter: names }, ({ path }) => ({
        path: `node:${path.replace(/^node:/, '')}`,
        namespace: 'builtin',
      }))
      context.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
        contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
        loader: 'js',
      }))
    },
  }
}
