import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'

const named = /^import \{([^}]+)\} from '(node:[^']+)'$/gm
const names = new RegExp(`^(?:node:)?(?:${builtinModules.join('|')})$`)

/**
 * An esbuild plugin that has Node's own modules asked for where they are first used. As static imports, which is
 * what a bundle makes of them, all would load at every start, and no browser would load the library.
 */
export function lazyBuiltins() {
  return { name: 'lazy-builtins', setup }
}

function setup(context) {
  context.onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(named, taken),
    loader: 'ts',
  }))
  // Its colours are needed here and there, its look at the process where there is one.
  context.onLoad({ filter: /\/picocolors\/picocolors\.js$/ }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace('= process ||', '= globalThis.process ||'),
    loader: 'js',
  }))
  context.onResolve({ filter: names }, ({ path }) => ({
    path: `node:${path.replace(/^node:/, '')}`,
    namespace: 'builtin',
  }))
  context.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
    contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
    loader: 'js',
  }))
}

/** What Node has loaded before it runs anything. */
const present = new Set(['node:fs', 'node:path', 'node:url', 'node:events'])

/** Our own sources take just the names they use: a whole module costs a getter for each of its names. */
function taken(_, specifiers, path) {
  const names = specifiers.split(',').flatMap((one) => one.trim() || [])
  const module = process.getBuiltinModule(path)
  return names
    .map((one) => {
      const [name, local = name] = one.split(' as ')
      const isLazy = !present.has(path) && typeof module[name] === 'function'
      return isLazy
        ? loader(path, name, local)
        : `const ${local} = process.getBuiltinModule('${path}').${name}`
    })
    .join('; ')
}

/** Others take Node a millisecond or two each, and are for what most runs never come to. */
function loader(path, name, local) {
  const own = `process.getBuiltinModule('${path}').${name}`
  return `function ${local}(...given) { return new.target ? new (${own})(...given) : ${own}(...given) }`
}
