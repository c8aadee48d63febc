import type { Severity } from '../diagnostics/rules.ts'
import { ruleOf } from './own-rules.ts'
import type { Statistics } from './statistics.ts'
import { styleOf } from './style.ts'
import { grouped } from './summary.ts'
import { visible } from './visible.ts'

const words: Readonly<Record<Severity, string>> = {
  error: 'refused',
  warning: 'warned',
  assumption: 'assumed',
  note: 'noted',
}

/**
 * How many pipelines each code was said of, and how often, as columns; '' when nothing was said. Ends with a line
 * feed.
 */
export function statisticsTable(statistics: Statistics, color = false): string {
  const style = styleOf(color)
  const rows = statistics.sortedCodes().map(([code, { severity, count, pipelines }]) => ({
    severity: words[severity],
    pipelines: grouped(pipelines),
    times: count === pipelines ? '' : `${grouped(count)} times`,
    code: visible(code),
    name: ruleOf(code)?.name ?? '',
    isError: severity === 'error',
  }))
  if (rows.length === 0) return ''
  const width = (key: 'severity' | 'pipelines' | 'times' | 'code') =>
    Math.max(...rows.map((row) => row[key].length))
  const lines = rows.map((row) => {
    const name = [row.code.padEnd(width('code')), row.name].join(' ').trimEnd()
    return [
      row.severity.padEnd(width('severity')),
      row.pipelines.padStart(Math.max(width('pipelines'), 'pipelines'.length)),
      ...(width('times') > 0 ? [row.times.padStart(width('times'))] : []),
      row.isError ? style.red(name) : style.yellow(name),
    ].join('  ')
  })
  const head = style.dim(`${''.padEnd(width('severity'))}  pipelines`)
  return `${[head, ...lines].join('\n')}\n`
}
