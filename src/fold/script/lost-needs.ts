import type { Journal } from '../../diagnostics/journal.ts'
import type { DrivenFile } from '../../drivers/driver.ts'
import type { Artifact } from '../../pipeline/types.ts'
import type { World } from '../../script/world.ts'
import { directoryOf, resolvePath } from '../../source/path.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import type { Plan } from '../plan.ts'
import { refuseTouch } from './lost-use.ts'

type Edits = ReadonlyMap<string, readonly TextEdit[]>

/**
 * `deploy: app.tar`, where another target of the same call left the file and no rule makes it: make would stop at what
 * nobody extracts any more, and no recipe of the target names it, so that the word goes.
 *
 * @param plan of what leaves the scripts
 * @param edits of the scripts
 */
export function withoutLostNeeds(plan: Plan, edits: Edits, world: World, journal: Journal): Edits {
  const all = new Map(edits)
  for (const file of new Set(world.driven.values())) {
    if (!file.commandFor([])?.startsWith('make')) continue
    for (const [path, text] of file.texts) {
      for (const { range, lost, recipe } of lostNeeds(file, text, plan, world)) {
        const own = all.get(path) ?? []
        if (own.some(({ start, end }) => start <= range.start && range.end <= end)) continue
        const [step, artifact] = lost
        const touch = { step, artifact, path: artifact.path }
        const user = { name: 'make', at: Infinity, run: 0 }
        if (named.test(recipe)) refuseTouch(user, touch, { path, ...range }, { plan, world, journal })
        else all.set(path, [...own, { ...range, text: '' }])
      }
    }
  }
  return all
}

/** What a recipe calls all or some of them. */
const named = /\$[<^?+|]|\$[({][<^?+|][DF]?[)}]/

interface LostNeed {
  /** The word, with the blanks before it. */
  readonly range: Range
  readonly lost: readonly [number, Artifact]
  readonly recipe: string
}

function* lostNeeds(file: DrivenFile, text: string, plan: Plan, world: World): Generator<LostNeed> {
  const made = new Set(file.goals.map(({ name }) => name))
  for (const { 0: rule, 1: head, 2: needs, 3: recipe, index } of text.matchAll(rules)) {
    for (const { 0: blanked, index: at } of needs!.matchAll(/[ \t]*[^\s|]+/g)) {
      const word = blanked.trimStart()
      const host = resolvePath(directoryOf(file.path), word)
      const lost = [...plan.artifacts].find(([, artifact]) => artifact.path === host)
      if (!lost || host === null || made.has(word) || world.project.kind(host) !== 'missing') continue
      const start = index + head!.length + at
      yield { range: { start, end: start + blanked.length }, lost, recipe: recipe ?? rule }
    }
  }
}

/** A rule's targets, what it needs on the same line, and its recipe. */
const rules = /^([^\t\n#=:][^\n#=:]*::?)(?!=)([^\n=;#\\]*)$((?:\n\t[^\n]*)*)/gm
