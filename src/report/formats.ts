import type { Formatter, FormatOptions } from './formatter.ts'
import { githubFormatter } from './github.ts'
import { markdownFormatter } from './markdown/markdown.ts'
import { jsonFormatter } from './results-json.ts'
import { sarifFormatter } from './sarif/sarif.ts'
import { version } from '../version.ts'

/** The forms of a report that are made of plain results alone, as `--format` names them. */
export type FormatName = 'json' | 'sarif' | 'github' | 'markdown'

const defaults: FormatOptions = {
  version,
  locate: (root, path) => (root === '.' ? path : `${root}/${path}`),
  levels: { foldable: false, assumptions: false, warnings: false },
}

const formatters: Readonly<Record<FormatName, (options: FormatOptions) => Formatter>> = {
  json: jsonFormatter,
  sarif: sarifFormatter,
  github: githubFormatter,
  markdown: markdownFormatter,
}

/**
 * Starts a report on any number of results, which are given one by one; none is kept.
 *
 * @param format `json`, `sarif`, `github` or `markdown`.
 * @param options what all of them are made with. Without them paths run from the results' roots, shown before them where
 *   they are not `.`, and nothing but refusals is an error.
 * @returns what takes the results and gives the text.
 */
export function openReport(format: FormatName, options: Partial<FormatOptions> = {}): Formatter {
  return formatters[format]({ ...defaults, ...options })
}

export function isFormat(name: string | undefined): name is FormatName {
  return name !== undefined && Object.hasOwn(formatters, name)
}
