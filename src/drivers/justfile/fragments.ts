import type { Fragment } from '../../shell/fragment.ts'
import type { PlacedPiece, PlacedText } from '../../shell/placed-text.ts'
import { directoryOf, resolvePath } from '../../source/path.ts'
import type { Range } from '../../source/span.ts'
import { expandMacros } from '../macros.ts'
import { shellStatement } from '../shell-fragment.ts'
import type { Dependency, Justfile, Recipe } from './read.ts'
import { environment, interpolation, meanings } from './values.ts'

interface FileOfRecipes {
  readonly path: string
  readonly text: string
  readonly file: Justfile
}

/** Gives the shells of recipes, always the same for each; what ran for one does not run again for another. */
export function fragmentsIn({
  path,
  text,
  file,
}: FileOfRecipes): (goals: readonly string[]) => readonly Fragment[] {
  const made = new Map<number, readonly Fragment[]>()
  const own = (recipe: Recipe): readonly Fragment[] => {
    const { start } = recipe.range
    if (!made.has(start)) made.set(start, shellsOf(recipe, { path, text, file }))
    return made.get(start)!
  }
  const unread = ({ range }: Dependency): Fragment => {
    const key = range.start
    if (!made.has(key)) made.set(key, [{ ...plain, path, range }])
    return made.get(key)![0]!
  }
  return (goals) => {
    const ran = new Set<string>()
    const run = (name: string): readonly Fragment[] => {
      const recipe = file.recipes.find((one) => one.name === name)
      if (!recipe || ran.has(name)) return []
      ran.add(name)
      const call = (dependency: Dependency) =>
        dependency.hasArguments || !file.recipes.some((one) => one.name === dependency.name)
          ? [unread(dependency)]
          : run(dependency.name)
      return [...recipe.before.flatMap(call), ...own(recipe), ...recipe.after.flatMap(call)]
    }
    return goals.flatMap(run)
  }
}

const plain = {
  statement: null,
  cwd: null,
  variables: new Map(),
  opaque: [],
  isFailureIgnored: false,
  isMaybe: false,
} as const

function shellsOf(recipe: Recipe, { path, text, file }: FileOfRecipes): readonly Fragment[] {
  const meaning = meanings(file, recipe, directoryOf(path))
  const variables = environment(file, meaning)
  const first = recipe.lines[0]?.[0]
  const shebang = first ? /^#!.*/.exec(text.slice(first.start, first.end))?.[0] : undefined
  const isPosix = shebang ? /[/ ](?:ba|da)?sh\b/.test(shebang) : isShell(file.settings)
  const fragment = (range: Range, pieces: PlacedText, isFailureIgnored: boolean): Fragment => {
    const expanded = isPosix ? expandMacros(pieces, interpolation, meaning) : null
    return {
      ...plain,
      path,
      range,
      statement: expanded && shellStatement(expanded.pieces, range),
      cwd: directoryFor(recipe, file, path),
      variables: new Map([...variables, ...(expanded?.variables ?? [])]),
      opaque: expanded?.opaque ?? [],
      isFailureIgnored,
      isMaybe: /\b(?:confirm|linux|macos|unix|windows|openbsd)\b/.test(recipe.attributes),
    }
  }
  if (shebang) {
    const range = { start: first!.start, end: recipe.lines.at(-1)!.at(-1)!.end }
    return [fragment(range, piecesOf(text, recipe.lines.flat(), '\n'), false)]
  }
  return recipe.lines.map((ranges) => {
    const range = { start: ranges[0]!.start, end: ranges.at(-1)!.end }
    const [prefix] = /^[@-]*/.exec(text.slice(range.start, range.end))!
    const [head, ...rest] = ranges
    const inside = [{ start: head!.start + prefix.length, end: head!.end }, ...rest]
    return fragment(range, piecesOf(text, inside, ''), prefix.includes('-'))
  })
}

function piecesOf(text: string, ranges: readonly Range[], between: string): PlacedText {
  return ranges.flatMap((range): PlacedPiece[] => [
    { text: text.slice(range.start, range.end), range },
    ...(between === '' ? [] : [{ text: between, range: { start: range.end, end: range.end } }]),
  ])
}

/** `sh -cu` unless the file says otherwise. */
function isShell(settings: ReadonlyMap<string, string>): boolean {
  const shell = settings.get('shell')
  return shell === undefined || /^\[\s*["'](?:\/(?:usr\/)?bin\/)?(?:ba|da)?sh["']/.test(shell)
}

function directoryFor(recipe: Recipe, file: Justfile, path: string): string | null {
  if (/\bno-cd\b/.test(recipe.attributes)) return null
  const [, own] = /working-directory:\s*['"]([^'"]*)['"]/.exec(recipe.attributes) ?? []
  const [, all] = /^['"]([^'"]*)['"]/.exec(file.settings.get('working-directory') ?? '""') ?? []
  return all === undefined ? null : resolvePath(directoryOf(path), own ?? all)
}
