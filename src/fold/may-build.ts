import type { DrivenFile } from '../drivers/driver.ts'
import type { Project } from '../project/project.ts'
import type { Fragment } from '../shell/fragment.ts'
import { forEachChild, type SyntaxNode } from '../shell/parse.ts'
import { pathSeenFrom } from '../source/path.ts'

/**
 * Whether a goal's shells, or the files of the project that they name, speak of a container engine at all: what does
 * not is not worth a run.
 */
export function mayBuild(file: DrivenFile, goal: string, project: Project): boolean {
  return file.fragmentsOf([goal]).some((fragment) => {
    const words = wordsOf(fragment)
    return words === null || words.some((word) => engine.test(word) || isAbout(word, fragment, project))
  })
}

const engine = /docker|podman|buildah|nerdctl/i

/** As the shell gets them; null for what nobody can read. */
function wordsOf({ statement }: Fragment): readonly string[] | null {
  if (!statement) return null
  const words: string[] = []
  const open: SyntaxNode[] = [statement]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'Word') words.push(node.value)
    // What a variable holds, and what stands in quotes, may be anything.
    if (node.type === 'CommandExpansion' || node.type === 'ParameterExpansion') words.push(node.text)
    forEachChild(node, (child) => open.push(child))
  }
  return words
}

/** A script that is called, and may call others; a long one that speaks of no engine is a `configure`. */
function isAbout(word: string, { cwd }: Fragment, project: Project): boolean {
  const path = word.startsWith('/') ? null : pathSeenFrom(cwd, word)
  if (path === null || path === '' || project.kind(path) !== 'file') return false
  const file = project.read(path)
  return file !== null && !file.binary && (file.text.length < 50_000 || engine.test(file.text))
}
