import type { Span, TextEdit } from '../source/span.ts'
import type { Diagnostic, Related } from './diagnostic.ts'
import { rules, type Code } from './rules.ts'

/** Collects what the steps have to say about one script. */
export class Journal {
  readonly #entries: Diagnostic[] = []
  readonly #placed: (span: Span) => Span

  /** @param placed where people find a place, for one in a text that is no file. */
  constructor(placed: (span: Span) => Span = (span) => span) {
    this.#placed = placed
  }

  /** Where people find a place. */
  place(span: Span): Span {
    return this.#placed(span)
  }

  add(
    code: Code,
    span: Span | null,
    args: Readonly<Record<string, string>> = {},
    more: { readonly related?: readonly Related[]; readonly fix?: readonly TextEdit[] } = {},
  ): void {
    const related = more.related?.map((one) => ({ ...one, span: this.#placed(one.span) }))
    const place = span && this.#placed(span)
    const { severity } = rules[code]
    const entry = { code, severity, span: place, args, ...more, ...(related && { related }) }
    if (!this.#entries.some((other) => JSON.stringify(other) === JSON.stringify(entry)))
      this.#entries.push(entry)
  }

  get refused(): boolean {
    return this.#entries.some((entry) => entry.severity === 'error')
  }

  /** One to go on with, apart from this. */
  copy(): Journal {
    const copy = new Journal(this.#placed)
    copy.#entries.push(...this.#entries)
    return copy
  }

  /** By file and place; what has no place first. */
  sorted(): readonly Diagnostic[] {
    return this.#entries.toSorted(
      (a, b) =>
        compare(a.span?.path ?? '', b.span?.path ?? '') || (a.span?.start ?? 0) - (b.span?.start ?? 0),
    )
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
