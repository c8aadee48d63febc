import { isTaken } from '../../data/as-meant.ts'
import { wholeLines } from '../../data/lines.ts'
import { applyEdits } from '../../source/edit.ts'
import type { Range, TextEdit } from '../../source/span.ts'
import { readJustfile, type Justfile, type Recipe } from './read.ts'

/** A recipe without lines goes, and its name where others depend on it; one that only depended on such goes too. */
export function tidyRecipes(
  text: string,
  { recipes }: Justfile,
  edits: readonly TextEdit[],
): readonly TextEdit[] | null {
  const isLineGone = (lines: readonly Range[]) =>
    isTaken({ start: lines[0]!.start, end: lines.at(-1)!.end }, edits)
  const gone = new Set<string>()
  for (let count = -1; count < gone.size;) {
    count = gone.size
    for (const recipe of recipes) if (isEmpty(recipe, gone, isLineGone)) gone.add(recipe.name)
  }
  const kept = recipes.filter(({ name }) => !gone.has(name))
  if (kept.length === 0 && recipes.length > 0) return null
  const further = [
    ...recipes.flatMap(({ name, range }) =>
      gone.has(name) ? [{ ...wholeLines(text, range), text: '' }] : [],
    ),
    ...kept.flatMap((recipe) => dependenciesGone(text, recipe, gone)),
  ]
  const after = readJustfile(applyEdits(text, [...edits, ...further]))
  if (!after.ok) return null
  const isSame = kept.every((recipe, at) => {
    const other = after.file.recipes[at]
    const lines = recipe.lines.filter((line) => !isLineGone(line))
    return other?.name === recipe.name && other.lines.length === lines.length
  })
  return isSame && after.file.recipes.length === kept.length ? further : null
}

function isEmpty(
  { lines, before, after }: Recipe,
  gone: ReadonlySet<string>,
  isLineGone: (lines: readonly Range[]) => boolean,
): boolean {
  const all = [...before, ...after]
  const isTouched = lines.length > 0 || all.some(({ name }) => gone.has(name))
  return isTouched && lines.every(isLineGone) && all.every(({ name }) => gone.has(name))
}

/** With the blanks before them, and the `&&` that has nothing behind it then. */
function dependenciesGone(text: string, { before, after }: Recipe, gone: ReadonlySet<string>): TextEdit[] {
  const names = [...before, ...after].filter(({ name }) => gone.has(name))
  const edits = names.map(({ range }) => ({
    start: range.start - /[ \t]*$/.exec(text.slice(0, range.start))![0].length,
    end: range.end,
    text: '',
  }))
  const isAfterGone = after.length > 0 && after.every(({ name }) => gone.has(name))
  if (!isAfterGone) return edits
  const sign = text.lastIndexOf('&&', after[0]!.range.start)
  const start = sign - /[ \t]*$/.exec(text.slice(0, sign))![0].length
  return [...edits.filter((edit) => edit.end <= start), { start, end: after.at(-1)!.range.end, text: '' }]
}
