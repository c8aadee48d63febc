import { baseName } from '../../source/path.ts'
import type { Text } from './marks.ts'
import { readPattern, stemOf } from './pattern.ts'
import { isPattern, type Rule } from './rule.ts'

/** What the search asks of the Makefile and of the project. */
export interface Files {
  readonly patterns: readonly Rule[]
  /** It is there, or it is a target, or a rule names it. */
  oughtToExist(name: Text): boolean
}

/** A pattern rule for one target. */
export interface Match {
  readonly rule: Rule
  readonly stem: Text
  readonly prerequisites: readonly Text[]
  readonly orderOnly: readonly Text[]
  /** What the same run of its recipe makes. */
  readonly targets: readonly Text[]
}

/** Chains of rules are no longer than this. */
const LONGEST_CHAIN = 4

/** The rule that make would find for a file without a recipe. */
export function findImplicit(target: Text, files: Files): Match | null {
  return search(target, files, [])
}

function search(target: Text, files: Files, chain: readonly Rule[]): Match | null {
  const candidates = matching(target, files.patterns).filter(({ rule }) => !chain.includes(rule))
  const direct = candidates.find((match) => all(match).every((name) => files.oughtToExist(name)))
  if (direct || chain.length >= LONGEST_CHAIN) return direct ?? null
  return (
    candidates.find((match) => {
      if (match.rule.isDoubleColon) return false
      const isMade = (name: Text): boolean =>
        files.oughtToExist(name) || search(name, files, [...chain, match.rule]) !== null
      return all(match).every(isMade)
    }) ?? null
  )
}

function all({ prerequisites, orderOnly }: Match): readonly Text[] {
  return [...prerequisites, ...orderOnly]
}

/** The shortest stem first; rules of the file before those of make. */
function matching(target: Text, patterns: readonly Rule[]): Match[] {
  const found: Match[] = []
  for (const isBuiltin of [false, true]) {
    for (const rule of patterns) {
      if (rule.isBuiltin !== isBuiltin || rule.recipe === null || rule.recipe.length === 0) continue
      const match = matchRule(rule, target)
      if (match) found.push(match)
    }
  }
  const isSpecific = suffixes.test(target) || found.some(({ rule }) => !isForAnything(rule))
  return found
    .filter(({ rule }) => !isSpecific || rule.isDoubleColon || !isForAnything(rule))
    .toSorted((a, b) => a.stem.length - b.stem.length)
}

const suffixes =
  /\.(?:out|a|ln|o|c|cc|C|cpp|p|f|F|m|r|y|l|ym|yl|s|S|mod|sym|def|h|info|dvi|tex|texinfo|texi|txinfo|w|ch|web|sh|elc|el)$/

function isForAnything({ targets }: Rule): boolean {
  return targets.some(({ text }) => text === '%')
}

function matchRule(rule: Rule, target: Text): Match | null {
  for (const word of rule.targets) {
    const hasSlash = word.text.includes('/')
    const directory = hasSlash ? '' : target.slice(0, target.lastIndexOf('/') + 1)
    const stem = stemOf(readPattern(word.text), hasSlash ? target : baseName(target))
    if (stem === null || stem === '') continue
    const fill = (text: Text): Text =>
      (isPattern({ text, range: word.range, isShared: false }) ? directory : '') + filled(text, stem)
    return {
      rule,
      stem: directory + stem,
      prerequisites: rule.prerequisites.map(({ text }) => fill(text)),
      orderOnly: rule.orderOnly.map(({ text }) => fill(text)),
      targets: rule.targets.map(({ text }) => fill(text)),
    }
  }
  return null
}

/** The first `%` is replaced, the others stay. */
export function filled(text: Text, stem: Text): Text {
  const { head, tail } = readPattern(text)
  return tail === null ? head : head + stem + tail
}
