import type { Text } from '../marks.ts'
import type { Reader } from '../reader.ts'
import type { HeaderWord, Rule } from '../rule.ts'
import { isSpecial } from '../rules.ts'
import { commandsOf } from './rule-text.ts'
import type { Targets } from './targets.ts'
import type { Texts } from './texts.ts'
import { listEdits, type ListWord } from './word-edits.ts'

/**
 * Takes targets that go out of the prerequisites of a rule that stays, and puts there what they needed.
 *
 * @param old files that nothing needs any more.
 * @returns false when that cannot be written.
 */
export function rewritePrerequisites(
  rule: Rule,
  targets: Targets,
  old: ReadonlySet<Text>,
  texts: Texts,
  reader: Reader,
): boolean {
  const words = [...rule.prerequisites, ...rule.orderOnly]
  const isGone = ({ text }: HeaderWord): boolean => targets.gone.has(text) || isOld(text)
  const isOld = (name: Text): boolean => old.has(name) && !targets.isMade(name)
  const gone = words.filter(isGone)
  if (gone.length === 0) return true
  // Nobody can see what a command does with a file that it gets by its place.
  if (words.some(({ text }) => isOld(text)) && takesAll(rule, texts)) return false
  const areSpecial = rule.targets.every(({ text }) => isSpecial(text))
  // A list of names in a variable may name one more that is phony.
  if (gone.some(({ isShared }) => isShared)) return areSpecial
  if (rule.source.place) return false
  const kept = new Set(words.flatMap((word) => (isGone(word) ? [] : [word.text])))
  const isFile = makesFile(rule, reader)
  const become = ({ text }: HeaderWord): readonly (string | null)[] | null => {
    if (isOld(text)) return []
    if (!targets.gone.has(text)) return null
    if (areSpecial) return []
    const needed = targets.replacements(text).filter((name) => {
      const isWanted = targets.isMade(name) || (isFile && !isOld(name))
      if (!isWanted || kept.has(name) || rule.targets.some((target) => target.text === name)) return false
      kept.add(name)
      return true
    })
    return needed.map((name) => targets.spelling(name))
  }
  const list: ListWord[] = []
  for (const word of words) {
    if (word === rule.orderOnly[0]) list.push(barBefore(word, texts.text(rule.source.path)))
    const becomes = become(word)
    if (becomes?.includes(null)) return false
    list.push({ ...word.range, becomes: becomes as readonly string[] | null })
  }
  const bar = rule.orderOnly.length > 0 ? rule.prerequisites.length : -1
  const isBarLeft = list.slice(bar + 1).some(({ becomes }) => becomes === null || becomes.length > 0)
  if (bar !== -1 && !isBarLeft) list[bar] = { ...list[bar]!, becomes: [] }
  for (const edit of listEdits(list, rule.behindColon)) texts.add(rule.source.path, edit)
  return true
}

function barBefore({ range }: HeaderWord, text: string): ListWord {
  const start = text.lastIndexOf('|', range.start)
  return { start, end: start + 1, becomes: null }
}

function takesAll(rule: Rule, texts: Texts): boolean {
  return commandsOf(rule).some(
    ({ text }) => !texts.isGone(text.span()) && /\$[<^+?]|\$[({][<^+?]/.test(text.text),
  )
}

/** Only what a rule writes has a time that its sources are compared with. */
function makesFile(rule: Rule, { rules }: Reader): boolean {
  const names = rule.targets.filter(({ text }) => !rules.isIn('.PHONY', text))
  const recipes = names.flatMap(({ text }) => rules.of(text).flatMap(({ recipe }) => recipe ?? []))
  const isWritten = (line: string, name: Text): boolean =>
    /\$@|\$\(@|\$\{@/.test(line) || line.split(/[\s=>"']+/).includes(name)
  return names.some(({ text }) => recipes.some((line) => isWritten(line.text.text, text)))
}
