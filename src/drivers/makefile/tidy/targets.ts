import type { Text } from '../marks.ts'
import type { Reader } from '../reader.ts'
import { isPattern, type HeaderWord, type Rule } from '../rule.ts'
import { isSpecial } from '../rules.ts'
import { spansOf } from './rule-text.ts'
import type { Texts } from './texts.ts'

/** The targets of a Makefile: which of them go, and what whoever named them needs instead. */
export class Targets {
  readonly gone = new Set<Text>()
  /** Their rules lost what they had to do, but they lead to something still. */
  readonly #reader: Reader
  readonly #texts: Texts
  readonly #default: Text

  constructor(reader: Reader, texts: Texts, defaultGoal: Text) {
    this.#reader = reader
    this.#texts = texts
    this.#default = defaultGoal
  }

  get rules(): readonly Rule[] {
    return this.#reader.rules.all.filter(({ isBuiltin }) => !isBuiltin)
  }

  /** Recipes that had something to do and do not any more. */
  emptied(): readonly Rule[] {
    return this.rules.filter((rule) => {
      const spans = spansOf(rule)
      return spans.length > 0 && spans.every((span) => this.#texts.isGone(span))
    })
  }

  /**
   * Adds what goes when recipes are empty.
   *
   * @returns whether there was more; null where the Makefile cannot do without it.
   */
  update(calls: ReadonlySet<Text>): boolean | null {
    const emptied = new Set(this.emptied())
    let isMore = false
    for (const rule of this.rules) {
      const isLost = emptied.has(rule) || this.#lostAll(rule)
      if (!isLost || rule.targets.every(({ text }) => this.gone.has(text) || isSpecial(text))) continue
      if (rule.targetPattern === null && rule.targets.some(isPattern)) return null
      for (const { text } of rule.targets) {
        if (isSpecial(text) || this.gone.has(text) || this.#hasWork(text, emptied)) continue
        const leads = this.replacements(text).some((one) => this.#isTarget(one))
        const isNamed = this.#isNamed(text) || calls.has(text)
        if (leads && (!isNamed || text === this.#default)) continue
        if (text === this.#default) return null
        this.gone.add(text)
        isMore = true
      }
    }
    return isMore
  }

  /** What a target that goes needed, as it is spelled there, and in its place what that needed if it goes too. */
  replacements(target: Text, seen = new Set<Text>()): Text[] {
    if (seen.has(target)) return []
    seen.add(target)
    const words = this.#reader.rules
      .of(target)
      .flatMap(({ prerequisites, orderOnly }) => [...prerequisites, ...orderOnly])
    return words.flatMap(({ text }) => (this.gone.has(text) ? this.replacements(text, seen) : [text]))
  }

  /** How a name is written where a rule needs it. */
  spelling(name: Text): string | null {
    for (const rule of this.rules) {
      for (const word of [...rule.prerequisites, ...rule.orderOnly]) {
        if (word.text === name && !word.isShared) return this.slice(rule, word)
      }
    }
    return name.includes('\0') ? null : name
  }

  slice({ source }: Rule, { range }: HeaderWord): string {
    return this.#texts.text(source.path).slice(range.start, range.end)
  }

  /** A rule made it, and does. */
  isMade(name: Text): boolean {
    return this.#isTarget(name) && !this.gone.has(name)
  }

  #isTarget(name: Text): boolean {
    return this.#reader.rules.of(name).length > 0
  }

  /** It only stood for others, and they are gone. */
  #lostAll(rule: Rule): boolean {
    const needs = [...rule.prerequisites, ...rule.orderOnly]
    if (rule.recipe !== null || needs.length === 0 || rule.targets.some(({ text }) => isSpecial(text)))
      return false
    const left = needs.flatMap(({ text }) => (this.gone.has(text) ? this.replacements(text) : [text]))
    return needs.some(({ text }) => this.gone.has(text)) && !left.some((name) => this.#isTarget(name))
  }

  /** Another rule has something to do for it. */
  #hasWork(target: Text, emptied: ReadonlySet<Rule>): boolean {
    return this.#reader.rules.of(target).some((rule) => !emptied.has(rule) && spansOf(rule).length > 0)
  }

  #isNamed(target: Text): boolean {
    return this.rules.some(
      (rule) =>
        !rule.targets.every(({ text }) => isSpecial(text) || text === target || this.gone.has(text)) &&
        [...rule.prerequisites, ...rule.orderOnly].some(({ text }) => text === target),
    )
  }
}
