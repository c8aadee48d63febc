import { compareImages } from './image/compare.ts'
import type { Difference, Image } from './image/types.ts'

/** The digests of the files that a fold changes, by path, in the copies of both ways; null where there is none. */
export interface Changed {
  readonly old: ReadonlyMap<string, string | null>
  readonly new: ReadonlyMap<string, string | null>
}

export interface Verdict {
  readonly differences: readonly Difference[]
  readonly noise: readonly string[]
  readonly changedByFold: readonly string[]
}

/**
 * What the new image does not share with both old ones, but for what the old ones do not share with each other and
 * for the Dockerfiles and scripts that an image holds because it copies its whole context (E65).
 */
export function judge(old: readonly [Image, Image], fresh: Image, changed: Changed): Verdict {
  const noisy = compareImages(old[0], old[1])
  const keys = new Set(noisy.map(keyOf))
  const found = compareImages(old[0], fresh)
  const isFolded = (difference: Difference) => isChangedByFold(difference, old[0], fresh, changed)
  const folded = found.filter(isFolded)
  return {
    differences: found.filter((difference) => !keys.has(keyOf(difference)) && !isFolded(difference)),
    noise: namesOf(noisy),
    changedByFold: namesOf(folded),
  }
}

/** Size and digest are one: packed bytes may or may not have the same length twice. */
function keyOf({ where, name, field }: Difference): string {
  if (field === 'presence') return `${where} presence ${pattern(name)}`
  return `${where} ${field === 'size' ? 'digest' : field} ${name}`
}

/** Names with a hash or a number in them change with what they name: `main.3f9a2c.js`. */
function pattern(path: string): string {
  return path.replace(/[0-9a-f]{6,}|\d+/g, '*')
}

function isChangedByFold(
  { where, name, field }: Difference,
  old: Image,
  fresh: Image,
  changed: Changed,
): boolean {
  if (where !== 'file' || !['presence', 'digest', 'size', 'mode'].includes(field)) return false
  const [before, after] = [old.files.get(name)?.digest ?? null, fresh.files.get(name)?.digest ?? null]
  return [...changed.old.keys()].some((path) => {
    if (!`/${name}`.endsWith(`/${path.slice(path.lastIndexOf('/') + 1)}`)) return false
    return before === (changed.old.get(path) ?? null) && after === (changed.new.get(path) ?? null)
  })
}

function namesOf(differences: readonly Difference[]): readonly string[] {
  return [...new Set(differences.map(({ name }) => name))]
}
