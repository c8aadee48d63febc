import type { Severity } from '../../diagnostics/rules.ts'
import type { Formatter, FormatOptions } from '../formatter.ts'
import { groupDetails } from './groups.ts'
import { FoldedTable } from './table.ts'
import { Statistics } from '../statistics.ts'
import { count, filesOf, grouped } from '../summary.ts'
import { Tally } from '../tally.ts'
import { toldOfPlain } from '../told.ts'

/** GitHub takes no longer body of a pull request, an issue or a comment. */
export const longestBody = 65_536

/**
 * Text for the body of a pull request: what was folded, what that rests on, what was refused and why, and what to do
 * next. As much of it as GitHub takes.
 */
export function markdownFormatter({ locate }: Pick<FormatOptions, 'locate'>): Formatter {
  const statistics = new Statistics()
  const tally = new Tally()
  const table = new FoldedTable()
  return {
    add(result) {
      statistics.add(result, result.root, result.written)
      tally.add(result.status, toldOfPlain(result, locate))
      if (result.status === 'folded' && result.written !== false) table.add(result, locate)
      return ''
    },
    end: () => cutToFit((limit) => page({ statistics, tally, table }, limit)),
  }
}

interface Content {
  readonly statistics: Statistics
  readonly tally: Tally
  readonly table: FoldedTable
}

/** Fewer rows, texts and places until it fits. */
function cutToFit(text: (limit: number) => string): string {
  for (let limit = 2048; limit >= 1; limit = Math.floor(limit * 0.75)) {
    const body = text(limit)
    if (body.length <= longestBody) return body
  }
  return text(0).slice(0, longestBody)
}

function page({ statistics, tally, table }: Content, limit: number): string {
  const { folded, notWritten, done } = statistics
  const details = (...wanted: readonly Severity[]) => {
    const groups = tally.groups().filter(({ severity }) => wanted.includes(severity))
    return groups.map((group) => groupDetails(group, limit))
  }
  const sections = [
    `## stagefold: ${headline(statistics)}`,
    folded > 0 &&
      `Each ${done ? 'became' : 'becomes'} stages of one multi-stage Dockerfile (${filesOf(statistics)}).`,
    notWritten > 0 && `${count(notWritten, 'pipeline')} could be folded, and ${was(notWritten)} not written.`,
    folded > 0 && section('Folded', [table.text(limit)]),
    section('Assumptions', details('assumption'), assumed),
    section('Refused', details('error'), 'Nothing of these pipelines is changed.'),
    section('Worth knowing', details('warning', 'note')),
    section('What to do next', [nextSteps(statistics, tally)]),
  ]
  return `${sections.filter((text) => text !== false && text !== '').join('\n\n')}\n`
}

const assumed =
  'What the files alone cannot prove. Where these hold, the final images are the same; `stagefold verify` builds both ways and compares them.'

function headline({ folded, refused, notWritten, done }: Statistics): string {
  const parts = [
    folded > 0 && `${count(folded, 'builder pattern')} ${done ? 'folded' : 'can be folded'}`,
    notWritten > 0 && `${grouped(notWritten)} not written`,
    refused > 0 && `${grouped(refused)} refused`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? parts.join(', ') : 'nothing to fold'
}

function was(number: number): string {
  return number === 1 ? 'was' : 'were'
}

function section(title: string, parts: readonly string[], lead = ''): string {
  if (parts.join('') === '') return ''
  return [`### ${title}`, lead, ...parts].filter((part) => part !== '').join('\n\n')
}

function nextSteps({ folded, refused, done }: Statistics, tally: Tally): string {
  const has = (severity: Severity) => tally.groups().some((group) => group.severity === severity)
  const steps = [
    folded > 0 && !done && 'Apply this with `stagefold --write`; `stagefold undo` takes it back.',
    folded > 0 &&
      'Build an image of each kind the new way, or let `stagefold verify SCRIPT` compare both ways.',
    folded > 0 && has('assumption') && 'Read the assumptions: one that does not hold changes the image.',
    has('note') &&
      'Look through what is worth knowing: files that nobody may edit by program are listed there.',
    refused > 0 &&
      'Do what the hints say for what is refused, and run stagefold again; or leave it as it is.',
    folded + refused === 0 && 'Nothing: there is no builder pattern.',
  ]
  return steps
    .filter((step) => step !== false)
    .map((step) => `- ${step}`)
    .join('\n')
}
