import { automaticVariables, type Need } from './automatic.ts'
import { ExistingFiles } from './existing-files.ts'
import { findImplicit, type Files, type Match } from './implicit.ts'
import { isKnown, type Text } from './marks.ts'
import { needsOf, stemFor, type DoubtfulNeed } from './needs.ts'
import type { Reader } from './reader.ts'
import type { Rule, RecipeLine } from './rule.ts'
import { Stop } from './stop.ts'
import { targetVariables } from './target-variables.ts'
import type { Variables } from './variables.ts'

/** A recipe that make runs for a target. */
export interface Job {
  readonly target: Text
  readonly rule: Rule
  readonly recipe: readonly RecipeLine[]
  readonly variables: Variables
  readonly automatic: ReadonlyMap<string, Text>
  /** Nobody can tell whether it runs. */
  readonly isMaybe: boolean
}

interface Making {
  readonly target: Text
  readonly own: Variables
  readonly inherited: Variables
  readonly isMaybe: boolean
}

/** Deeper than any project's prerequisites. */
const DEEPEST_CHAIN = 1000

/** Makes targets as make does in a fresh checkout: what each needs first, everything once. */
export class Order {
  readonly made = new Map<Text, 'surely' | 'maybe'>()
  /** Targets whose prerequisites are being made: one that is needed for itself is not. */
  readonly #open = new Set<Text>()
  readonly #reader: Reader
  readonly #run: (job: Job) => void
  readonly #existing: ExistingFiles
  readonly #files: Files

  constructor(reader: Reader, run: (job: Job) => void) {
    this.#reader = reader
    this.#run = run
    this.#existing = new ExistingFiles(reader)
    const { rules } = reader
    this.#files = {
      patterns: rules.patterns,
      oughtToExist: (name) => rules.isMentioned(name) || this.#existing.find(name) !== null,
    }
  }

  make(target: Text, isMaybe = false, outer: Variables = this.#reader.variables): void {
    const before = this.made.get(target)
    if (before === 'surely' || (before && isMaybe)) return
    this.made.set(target, isMaybe ? 'maybe' : 'surely')
    this.#open.add(target)
    if (this.#open.size > DEEPEST_CHAIN) throw new Stop('prerequisites go too deep')
    const making = { target, isMaybe, ...targetVariables(target, outer, this.#reader) }
    const rules = this.#reader.rules.of(target)
    const doubles = rules.filter(({ isDoubleColon }) => isDoubleColon)
    if (doubles.length > 0) for (const rule of doubles) this.#makeByDoubleColon(rule, making)
    else this.#makeByRules(rules, making)
    this.#open.delete(target)
  }

  #makeByDoubleColon(rule: Rule, making: Making): void {
    const needs = this.#makeNeeds([rule], null, making)
    if (rule.recipe) this.#runFor(rule, stemFor(rule, making.target), needs, making)
  }

  #makeByRules(rules: readonly Rule[], making: Making): void {
    const { target } = making
    const found = rules.filter(({ recipe }) => recipe !== null)
    const match = found.length > 0 ? null : this.#implicitFor(target)
    const needs = this.#makeNeeds(rules, match, making)
    const last = found.at(-1) ?? match?.rule ?? this.#lastResort(target, rules)
    if (!last?.recipe || this.#isUpToDate(target, needs)) return
    const isSure = !found.some(({ isDoubtful }) => isDoubtful)
    // Of rules that may not be there, each may be the one that counts.
    for (const rule of isSure ? [last] : found) {
      const together = match?.targets ?? (rule.isGrouped ? rule.targets.map(({ text }) => text) : [])
      for (const other of together) this.made.set(other, making.isMaybe ? 'maybe' : 'surely')
      const stem = match?.stem ?? stemFor(rule, target)
      this.#runFor(rule, stem, needs, { ...making, isMaybe: making.isMaybe || !isSure })
    }
  }

  /** @returns those that are not needed for themselves. */
  #makeNeeds(rules: readonly Rule[], match: Match | null, making: Making): readonly DoubtfulNeed[] {
    const { target, own, inherited, isMaybe } = making
    const needs = needsOf(target, rules, match, own, this.#reader.session)
    const made = needs.filter(({ name }) => !this.#open.has(name))
    for (const { name, isDoubtful } of made) this.make(name, isMaybe || isDoubtful, inherited)
    return made
  }

  #implicitFor(target: Text): Match | null {
    if (this.#reader.rules.isIn('.PHONY', target) || !isKnown(target)) return null
    return findImplicit(target, this.#files)
  }

  #lastResort(target: Text, rules: readonly Rule[]): Rule | undefined {
    if (rules.length > 0 || this.#existing.find(target) !== null) return undefined
    return this.#reader.rules.of('.DEFAULT').findLast(({ recipe }) => recipe !== null)
  }

  /** A file that is there and needs nothing stays as it is. */
  #isUpToDate(target: Text, needs: readonly Need[]): boolean {
    const isAlone = needs.every(({ isOrderOnly }) => isOrderOnly)
    return isAlone && !this.#reader.rules.isIn('.PHONY', target) && this.#existing.isThere(target)
  }

  #runFor(rule: Rule, stem: Text, needs: readonly Need[], { target, own, isMaybe }: Making): void {
    if (rule.recipe!.length === 0) return
    const found = needs.map((need) => ({ ...need, name: this.#existing.find(need.name) ?? need.name }))
    const automatic = automaticVariables({ target, stem, needs: found })
    this.#run({ target, rule, recipe: rule.recipe!, variables: own, automatic, isMaybe })
  }
}
