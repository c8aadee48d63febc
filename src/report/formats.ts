import type { Formatter, FormatOptions } from './formatter.ts'
import { githubFormatter } from './github.ts'
import { markdownFormatter } from './markdown/markdown.ts'
import { jsonFormatter } from './results-json.ts'
import { sarifFormatter } from './sarif/sarif.ts'

/** Every form of a report that is made of plain results alone. */
export const formatters = {
  json: jsonFormatter,
  sarif: sarifFormatter,
  github: githubFormatter,
  markdown: markdownFormatter,
} as const satisfies Record<string, (options: FormatOptions) => Formatter>

export type FormatName = keyof typeof formatters

export function isFormat(name: string | undefined): name is FormatName {
  return name !== undefined && Object.hasOwn(formatters, name)
}
