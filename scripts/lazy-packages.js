import { readFileSync } from 'node:fs'

/**
 * An esbuild plugin that has a package evaluated when a function of it is first called, where few runs need it.
 *
 * @param packages by the one file that knows each: what that imports of it are functions, which it only calls
 */
export function lazyPackages(packages) {
  return {
    name: 'lazy-packages',
    setup(context) {
      for (const [file, name] of Object.entries(packages)) {
        context.onLoad({ filter: new RegExp(`/${file.replaceAll('.', '\\.')}$`) }, ({ path }) => ({
          contents: withCalls(readFileSync(path, 'utf8'), name),
          loader: 'ts',
        }))
      }
    },
  }
}

function withCalls(text, name) {
  const form = new RegExp(`^import \\{([^}]+)\\} from '${name}'$`, 'm')
  const [statement, specifiers] = form.exec(text)
  const functions = specifiers.split(',').map((one) => one.trim())
  const called = functions.filter((one) => one !== '' && !one.startsWith('type '))
  const calls = new RegExp(`(?<![.\\w])(${called.join('|')})\\(`, 'g')
  const rest = text.replace(statement, '')
  return `const loaded = () => require('${name}')\n${rest.replace(calls, 'loaded().$1(')}`
}
