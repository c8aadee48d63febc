import { ROOT } from '../shell/root.ts'
import { concat, literal, unknown, type Value } from '../shell/value.ts'

/** Names that CI systems give the directory of the project. */
const roots = new Set(
  'CI_PROJECT_DIR TRAVIS_BUILD_DIR BITBUCKET_CLONE_DIR DRONE_WORKSPACE CI_WORKSPACE'.split(' '),
)

/**
 * A value of a variable in which others are named as `$X`, `${X}`; `$$` is a dollar.
 *
 * @param said what other variables say.
 * @param open those whose values are being read: one that names itself is what it was outside.
 */
export function withReferences(
  text: string,
  said: ReadonlyMap<string, string>,
  open: ReadonlySet<string> = new Set(),
): Value {
  const parts: Value[] = []
  let from = 0
  for (const match of text.matchAll(/\$\$|\$(\w+)|\$\{(\w+)\}/g)) {
    parts.push(literal(text.slice(from, match.index)))
    from = match.index + match[0].length
    const name = match[1] ?? match[2]
    const other = name === undefined ? undefined : said.get(name)
    if (name === undefined) parts.push(literal('$'))
    else if (roots.has(name)) parts.push(ROOT)
    else if (other === undefined || open.has(name)) parts.push(unknown(`$${name}`))
    else {
      const fallback = withReferences(other, said, new Set([...open, name]))
      parts.push([{ id: `$${name}`, label: `$${name}`, fallback }])
    }
  }
  return concat(...parts, literal(text.slice(from)))
}
