import type { Project } from '../project/project.ts'
import type { Fragment } from '../shell/fragment.ts'
import { nodesIn } from '../shell/parse.ts'
import { pathSeenFrom } from '../source/path.ts'

/**
 * Whether some shells, or the files of the project that they name, speak of a container engine at all: what does not is
 * not worth a run.
 */
export function mayBuild(fragments: readonly Fragment[], project: Project): boolean {
  return fragments.some((fragment) => {
    const words = wordsOf(fragment)
    if (words === null || words.some((word) => namesEngine(word) || isAbout(word, fragment, project)))
      return true
    // What it names from there is not worth finding out here.
    return words.some((word) => word === 'cd' || word === 'pushd')
  })
}

/** Whether a text names a container engine anywhere. */
export function namesEngine(text: string): boolean {
  return /docker|podman|buildah|nerdctl/i.test(text)
}

/** As the shell gets them, with the names of variables; null for what nobody can read. */
function wordsOf({ statement }: Fragment): readonly string[] | null {
  if (!statement) return null
  const words: string[] = []
  for (const node of nodesIn([statement])) {
    if (node.type === 'Word') words.push(node.value)
    if (node.type === 'CommandExpansion' || node.type === 'ParameterExpansion') words.push(node.text)
  }
  return words
}

/** A script that is called, and may call others; a long one that speaks of no engine is a `configure`. */
function isAbout(word: string, { cwd }: Fragment, project: Project): boolean {
  const path = word.startsWith('/') ? null : pathSeenFrom(cwd, word)
  if (path === null || path === '' || project.kind(path) !== 'file') return false
  const file = project.read(path)
  return file !== null && !file.binary && (file.text.length < 50_000 || namesEngine(file.text))
}
