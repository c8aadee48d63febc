import { textOf } from '../../../shell/placed-text.ts'
import type { Span } from '../../../source/span.ts'
import { commandsIn } from '../commands.ts'
import type { Text } from '../marks.ts'
import type { Reader } from '../reader.ts'
import type { Rule } from '../rule.ts'
import { Stop } from '../stop.ts'
import { subMakeOf } from '../submake.ts'
import { commandsOf } from './rule-text.ts'
import type { Targets } from './targets.ts'
import type { Texts } from './texts.ts'

/** A line of a recipe that calls make for targets of the same Makefile. */
export interface MakeCall {
  readonly rule: Rule
  readonly at: Span
  readonly goals: readonly Text[]
}

/** The calls of make that stay; null for a line that calls make for one of these targets in some other way. */
export function callsIn(targets: Targets, texts: Texts, reader: Reader): readonly MakeCall[] {
  return targets.rules.flatMap((rule) =>
    commandsOf(rule).flatMap(({ text }) => {
      const at = text.span()
      if (!/make/i.test(text.text) || texts.isGone(at)) return []
      const goals = goalsOf(
        rule,
        text.text,
        () => textOf(text.expanded({ ...reader.scope(at), automatic: null })),
        reader,
      )
      return goals ? [{ rule, at, goals }] : []
    }),
  )
}

function goalsOf(rule: Rule, _raw: string, expanded: () => string, reader: Reader): readonly Text[] | null {
  const { directory } = reader.session.start
  if (directory === null || rule.source.place) return null
  try {
    const [command] = commandsIn([{ text: expanded(), range: { start: 0, end: 0 }, isReference: true }])
    const call = command ? subMakeOf(textOf(command.pieces), directory) : null
    return call && call.directory === directory && call.file === null ? call.goals : null
  } catch (error) {
    if (error instanceof Stop) return null
    throw error
  }
}

/** @returns false when a goal that goes cannot be taken out of the line. */
export function rewriteCall({ at, goals }: MakeCall, targets: Targets, texts: Texts): boolean {
  if (!goals.some((goal) => targets.gone.has(goal))) return true
  const line = texts.text(at.path).slice(at.start, at.end)
  const needed = new Set(goals.filter((goal) => !targets.gone.has(goal)))
  let left = line
  for (const goal of goals) {
    if (!targets.gone.has(goal)) continue
    const instead = targets.replacements(goal).filter((name) => targets.isMade(name) && !needed.has(name))
    for (const name of instead) needed.add(name)
    const spelled = instead.map((name) => targets.spelling(name))
    const found = left.split(/(\s+)/)
    const place = found.indexOf(goal)
    if (place === -1 || spelled.includes(null)) return false
    if (spelled.length === 0) found.splice(Math.max(0, place - 1), 2)
    else found[place] = spelled.join(' ')
    left = found.join('')
  }
  if (needed.size > 0) texts.add(at.path, { start: at.start, end: at.end, text: left })
  else texts.add(at.path, lineEdit(texts.text(at.path), at))
  return true
}

function lineEdit(text: string, { start, end }: Span) {
  const first = text.lastIndexOf('\n', start - 1) + 1
  const isAlone = text.slice(first, start).trim() === ''
  const newline = text.indexOf('\n', end)
  return isAlone && newline !== -1 ? { start: first, end: newline + 1, text: '' } : { start, end, text: '' }
}
