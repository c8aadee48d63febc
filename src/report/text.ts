import { groupText } from './grouped.ts'
import { stands } from './standing.ts'
import { Statistics } from './statistics.ts'
import type { Counted } from './statistics.ts'
import { statisticsTable } from './statistics-table.ts'
import { Tally } from './tally.ts'
import type { Told } from './tally.ts'

/** What is said more often with one code, in several pipelines, is shown once for all. */
const shownFrames = 20

/** A diagnostic in words, and how to show it in full. */
export interface Framed extends Told {
  readonly frame: () => string
}

interface Frame {
  readonly code: string
  /** See `stands`: shown where there is nothing else to read. */
  readonly isVoid: boolean
  readonly text: string
}

/** What a run says to people, who read it whole for one pipeline and in groups for many. */
export class TextReport {
  readonly statistics = new Statistics()
  readonly #tally = new Tally()
  readonly #frames: Frame[] = []
  readonly #shown = new Map<string, number>()
  readonly #color: boolean

  constructor(color: boolean) {
    this.#color = color
  }

  /** @param written see `Statistics.add`. */
  add(result: Counted, root: string, told: readonly Framed[], written?: boolean): void {
    this.statistics.add(result, root, written)
    this.#tally.add(result.status, told)
    const isFirst = this.statistics.pipelines === 1
    for (const { code, severity, frame } of told) {
      const isVoid = !stands(severity, result.status)
      if (isVoid && !isFirst) continue
      const shown = this.#shown.get(code) ?? 0
      if (!isVoid) this.#shown.set(code, shown + 1)
      if (isFirst || shown < shownFrames) this.#frames.push({ code, isVoid, text: frame() })
    }
  }

  /** All diagnostics, with a blank line behind each. */
  diagnostics(): string {
    const often = this.#tally.groups().filter((group) => this.#isGrouped(group.code))
    const isOne = this.statistics.pipelines === 1
    const frames = this.#frames.filter(({ code, isVoid }) => isOne || !(isVoid || this.#isGrouped(code)))
    return [...frames.map(({ text }) => text), ...often.map((group) => groupText(group, this.#color))]
      .map((text) => `${text}\n\n`)
      .join('')
  }

  /** The counts of a run over several pipelines as a table; '' for one. */
  table(): string {
    if (this.statistics.pipelines < 2) return ''
    const table = statisticsTable(this.statistics, this.#color)
    return table === '' ? '' : `${table}\n`
  }

  #isGrouped(code: string): boolean {
    return this.statistics.pipelines > 1 && (this.#shown.get(code) ?? 0) > shownFrames
  }
}
