import type { Rule } from '../../diagnostics/rules.ts'
import { readableMarkdown } from '../../report/markdown-page.ts'
import { everyFamily, everyRule } from '../../report/own-rules.ts'
import type { RuleCode } from '../../report/own-rules.ts'
import { styleOf } from '../../report/style.ts'
import { UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Invocation } from '../invocation.ts'
import { wantsColor } from '../io.ts'
import type { Io } from '../io.ts'
import { rulePage } from '../rule-page.ts'
import { didYouMean } from '../suggestion.ts'

/** `stagefold rules [codes..]`: all of them in a table, or the pages of some. */
export function rulesCommand({ paths, options }: Invocation, io: Io): number {
  const color = wantsColor(io, io.stdout, options.color)
  const codes = [...new Set(paths.map(codeOf))]
  if (options.format === 'json') io.stdout.write(json(codes))
  else if (codes.length === 0) io.stdout.write(list(color))
  else io.stdout.write(codes.map((code) => readableMarkdown(rulePage(code), { color })).join('\n'))
  return exitCodes.done.code
}

/** @param word a code or a rule's name, however its letters are written */
function codeOf(word: string): RuleCode {
  const all = Object.keys(everyRule) as RuleCode[]
  const names = all.map((code): string => everyRule[code].name)
  const [upper, lower] = [word.toUpperCase(), word.toLowerCase()]
  const code = all.find((one) => one === upper) ?? all[names.indexOf(lower)]
  if (code !== undefined) return code
  // The letter O is the nearest thing to a zero that fingers find.
  const suggestion = didYouMean(upper.replaceAll('O', '0'), all) || didYouMean(lower, names)
  throw new UsageError(`There is no rule \`${word}\`.${suggestion}`)
}

function list(color: boolean): string {
  const style = styleOf(color)
  const all: readonly Rule[] = Object.values(everyRule)
  const width = (key: 'severity' | 'name') => Math.max(...all.map((rule) => rule[key].length))
  const [severities, names] = [width('severity'), width('name')]
  const line = (code: RuleCode) => {
    const { severity, name, message } = everyRule[code]
    const paint = severity === 'error' ? style.red : style.yellow
    return `${paint(code)}  ${severity.padEnd(severities)}  ${name.padEnd(names)}  ${message}\n`
  }
  return everyFamily
    .map(({ title, codes }) => `${style.bold(title)}\n\n${codes.map(line).join('')}`)
    .join('\n')
}

/** The table's rows; with their pages where codes are named. */
function json(codes: readonly RuleCode[]): string {
  const listed = codes.length > 0 ? codes : everyFamily.flatMap((family) => family.codes)
  const rows = listed.map((code) => ({
    code,
    ...everyRule[code],
    ...(codes.length > 0 && { page: rulePage(code) }),
  }))
  return `${JSON.stringify({ rules: rows }, null, 2)}\n`
}
