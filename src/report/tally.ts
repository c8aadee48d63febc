import type { Severity } from '../diagnostics/rules.ts'
import type { FoldResult } from '../result.ts'
import { stands } from './standing.ts'
import { worstFirst } from './statistics.ts'

/** A diagnostic in words. */
export interface Told {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  readonly args: Readonly<Record<string, string>>
  /** Where it is, as it is shown: `file:line:column`, or the script where no line is to blame. */
  readonly place: string
}

/** Everything that was said with one code. */
export interface Group {
  readonly code: string
  readonly severity: Severity
  count: number
  pipelines: number
  /** What most places have first. */
  texts(): readonly GroupedText[]
  /** Texts that are left out, for there are too many. */
  left: number
}

/** One wording, and where it holds. */
export interface GroupedText extends Told {
  count: number
  /** The first of them. */
  readonly places: string[]
}

/** More texts or places than that are read by nobody, and fit into no report; they are only counted. */
const kept = 4000

/** What many results say, by code and by text, with the places of each text. */
export class Tally {
  readonly #groups = new Map<string, Group & { readonly byText: Map<string, GroupedText>; places: number }>()

  /** @param told everything that one result says. */
  add(status: FoldResult['status'], told: readonly Told[]): void {
    const seen = new Set<string>()
    for (const one of told.filter(({ severity }) => stands(severity, status))) {
      const group = this.#groupOf(one)
      group.count += 1
      if (!seen.has(one.code)) group.pipelines += 1
      seen.add(one.code)
      const key = `${one.message}\0${one.hint}`
      const known = group.byText.get(key)
      if (!known && group.byText.size >= kept) group.left += 1
      else {
        const text = known ?? { ...one, count: 0, places: [] }
        if (!known) group.byText.set(key, text)
        text.count += 1
        if (group.places < kept || text.places.length === 0) text.places.push(one.place)
        group.places += 1
      }
    }
  }

  /** The worst first, then what most pipelines have. */
  groups(): readonly Group[] {
    return [...this.#groups.values()].toSorted(worstFirst)
  }

  #groupOf({ code, severity }: Told) {
    const known = this.#groups.get(code)
    if (known) return known
    const byText = new Map<string, GroupedText>()
    const texts = () => [...byText.values()].toSorted((a, b) => b.count - a.count)
    const group = { code, severity, count: 0, pipelines: 0, left: 0, places: 0, byText, texts }
    this.#groups.set(code, group)
    return group
  }
}
