import { baseName } from '../../source/path.ts'
import type { FormatOptions } from '../formatter.ts'
import { cellCode } from './text.ts'
import type { PlainResult } from '../plain.ts'
import { grouped } from '../summary.ts'

/** More rows fit into no body. */
const kept = 2048

/** The folded pipelines with their files, as a table. */
export class FoldedTable {
  readonly #rows: string[] = []
  #total = 0

  add(result: PlainResult, locate: FormatOptions['locate']): void {
    this.#total += 1
    if (this.#rows.length >= kept) return
    const cells = (paths: readonly string[]) =>
      paths.map((path) => cellCode(locate(result.root, path))).join('<br>')
    this.#rows.push(`| ${cells(result.scripts)} | ${cells(result.dockerfiles)} | ${files(result)} |`)
  }

  text(limit: number): string {
    const rows = this.#rows.slice(0, limit)
    const left = this.#total - rows.length
    const more = left > 0 ? `\n\nand ${grouped(left)} more, for which there is no room here.` : ''
    if (rows.length === 0) return more.trim()
    return `| script | Dockerfile | files |\n| --- | --- | --- |\n${rows.join('\n')}${more}`
  }
}

/** From the project's root: the script beside it says where that is. */
function files({ edits }: PlainResult): string {
  const kinds = {
    changed: edits.filter(({ before, after }) => before !== null && after !== null),
    new: edits.filter(({ before }) => before === null),
    deleted: edits.filter(({ after }) => after === null),
  }
  return Object.entries(kinds)
    .filter(([, list]) => list.length > 0)
    .map(([verb, list]) => `${verb} ${list.map(({ path }) => cellCode(baseName(path))).join(', ')}`)
    .join('; ')
}
