import type { Span } from '../../source/span.ts'
import type { HeaderWord, Rule, TargetVariable } from './rule.ts'
import { isPattern } from './rule.ts'
import type { Text } from './marks.ts'
import { asPatternRule, suffixes } from './suffixes.ts'
import { addTo } from '../../source/lists.ts'

/** All rules of a Makefile and of what it includes. */
export class Rules {
  /** In the order in which they were read. */
  readonly all: Rule[] = []
  readonly #byTarget = new Map<Text, Rule[]>()
  readonly patterns: Rule[] = []
  readonly #variables = new Map<Text, TargetVariable[]>()
  readonly patternVariables: { readonly pattern: Text; readonly variable: TargetVariable }[] = []
  /** Names that stand in a rule, so that they ought to be files. */
  readonly #mentioned = new Set<Text>()
  readonly #special = new Map<string, Set<Text>>()

  add(rule: Rule): void {
    this.all.push(rule)
    if (rule.targetPattern === null && rule.targets.some(isPattern)) {
      this.#addPattern(rule)
      return
    }
    for (const { text } of rule.targets) {
      addTo(this.#byTarget, text, rule)
      if (isSpecial(text)) this.#addSpecial(text, rule)
    }
    for (const { text } of [...rule.targets, ...rule.prerequisites, ...rule.orderOnly])
      this.#mentioned.add(text)
  }

  /** A rule without a recipe takes away the one with the same patterns. */
  #addPattern(rule: Rule): void {
    const same = this.patterns.findIndex(
      (other) => sameWords(other.targets, rule.targets) && sameWords(other.prerequisites, rule.prerequisites),
    )
    if (same !== -1) this.patterns.splice(same, 1)
    this.patterns.push(rule)
  }

  #addSpecial(name: string, rule: Rule): void {
    const words = this.#special.get(name) ?? new Set()
    this.#special.set(name, words)
    for (const { text } of rule.prerequisites) words.add(text)
  }

  /** When all is read, `.c.o:` is known to be `%.o: %.c`. */
  finish(): void {
    const known = new Set([...suffixes, ...(this.#special.get('.SUFFIXES') ?? [])])
    for (const [name, rules] of this.#byTarget) {
      const rule = asPatternRule(name, rules.at(-1)!, known)
      if (rule) this.#addPattern(rule)
    }
  }

  setFor(target: Text, variable: TargetVariable): void {
    if (isPattern({ text: target } as HeaderWord)) {
      this.patternVariables.push({ pattern: target, variable })
      return
    }
    addTo(this.#variables, target, variable)
  }

  /** The lines that set variables of targets, each with its target. */
  targetLines(): { readonly target: Text; readonly at: Span }[] {
    return [...this.#variables].flatMap(([target, list]) => list.map(({ at }) => ({ target, at })))
  }

  variablesOf(target: Text): readonly TargetVariable[] {
    return this.#variables.get(target) ?? []
  }

  of(target: Text): readonly Rule[] {
    return this.#byTarget.get(target) ?? []
  }

  isMentioned(name: Text): boolean {
    return this.#mentioned.has(name)
  }

  /** Whether `.PHONY: name` stands somewhere, or its like. */
  isIn(special: string, name: Text): boolean {
    return this.#special.get(special)?.has(name) ?? false
  }

  /** Whether a special target is there; some mean all targets when they name none. */
  has(special: string): boolean {
    return this.#special.has(special)
  }

  holdsForAll(special: string): boolean {
    return this.#special.get(special)?.size === 0
  }

  names(): IterableIterator<Text> {
    return this.#byTarget.keys()
  }
}

/** `.PHONY` and its like; a file may begin with a dot too. */
export function isSpecial(name: Text): boolean {
  return /^\.[A-Z_]+$/.test(name)
}

function sameWords(a: readonly HeaderWord[], b: readonly HeaderWord[]): boolean {
  return a.length === b.length && a.every(({ text }, at) => text === b[at]!.text)
}
