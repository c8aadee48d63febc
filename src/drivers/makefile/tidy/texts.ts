import { applyEdits } from '../../../source/edit.ts'
import type { Range, Span, TextEdit } from '../../../source/span.ts'
import type { FileEdits } from '../../driver.ts'
import { addTo } from '../../../source/lists.ts'

/** The texts of a Makefile and of what it includes, with the edits that were made and those that follow from them. */
export class Texts {
  readonly #texts: ReadonlyMap<string, string>
  readonly #given: FileEdits
  readonly #further = new Map<string, TextEdit[]>()

  constructor(texts: ReadonlyMap<string, string>, given: FileEdits) {
    this.#texts = texts
    this.#given = given
  }

  get further(): FileEdits {
    return this.#further
  }

  text(path: string): string {
    return this.#texts.get(path) ?? ''
  }

  edits(path: string): readonly TextEdit[] {
    return [...(this.#given.get(path) ?? []), ...(this.#further.get(path) ?? [])]
  }

  add(path: string, edit: TextEdit): void {
    addTo(this.#further, path, edit)
  }

  /** @param more edits of which nobody knows yet. */
  after(path: string, more: readonly TextEdit[] = []): string {
    return applyEdits(this.text(path), [...this.edits(path), ...more])
  }

  /** Whether nothing is left of a command but its prefixes. */
  isGone({ path, start, end }: Span): boolean {
    const inside = this.edits(path).filter((edit) => edit.start < end && start < edit.end)
    if (inside.length === 0 || inside.some(({ text }) => text.trim() !== '')) return false
    const left = Array.from(this.text(path).slice(start, end), (char, at) =>
      inside.some((edit) => edit.start <= start + at && start + at < edit.end) ? '' : char,
    )
    return /^[\s@+-]*$/.test(left.join(''))
  }

  /** The range up to the end of an edit that reaches beyond it, so that neither cuts the other in two. */
  around(path: string, { start, end }: Range): Range {
    const touching = this.edits(path).filter((edit) => edit.start < end && start < edit.end)
    return {
      start: Math.min(start, ...touching.map((edit) => edit.start)),
      end: Math.max(end, ...touching.map((edit) => edit.end)),
    }
  }
}
