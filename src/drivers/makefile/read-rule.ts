import { assignmentOf, type Assignment } from './assignment.ts'
import { define } from './definitions.ts'
import { expand } from './expand.ts'
import { readHeader, readPrerequisites, type Header } from './header.ts'
import { hasKnownWords, type Text } from './marks.ts'
import type { Placed } from './placed.ts'
import type { Reader } from './reader.ts'
import { findOutside } from './reference.ts'
import { isPattern, type Rule } from './rule.ts'
import { isSpecial } from './rules.ts'
import type { Scope } from './session.ts'
import { spanOf, rawText, type RawLine } from './source.ts'
import { Stop } from './stop.ts'
import { targetVariables } from './target-variables.ts'

export interface Found {
  /** Null for one without targets, and for variables of targets. */
  readonly rule: Rule | null
  /** Where the recipe starts that stands in the same line. */
  readonly recipe: number | null
}

/** Reads a line as a rule; null for one that expands to nothing. */
export function readRule(line: Placed, raw: RawLine, reader: Reader): Found | null {
  const { session, rules } = reader
  const scope = reader.scope(line.span())
  const semicolon = findOutside(line.text, ';')
  const header = readHeader(semicolon === -1 ? line : line.cut(0, semicolon), scope)
  if (header === null) return null
  if (typeof header === 'string') {
    if (hasKnownWords(header)) throw new Stop('missing separator')
    session.doubts.push(scope.at)
    return null
  }
  if (header.targets.length === 0) return { rule: null, recipe: null }
  const assignment = assignmentOf(header.rest)
  if (assignment) {
    setForTargets(header, assignment, semicolon === -1 ? '' : line.text.slice(semicolon), reader, scope)
    return { rule: null, recipe: null }
  }
  const rule: Rule = {
    targets: header.targets,
    ...readPrerequisites(header.rest, scope),
    isDoubleColon: header.isDoubleColon,
    isGrouped: header.isGrouped,
    isExpandedTwice: rules.has('.SECONDEXPANSION'),
    isDoubtful: reader.isDoubtful,
    isBuiltin: reader.origin === 'default',
    source: raw.source,
    at: spanOf(raw.source, raw),
    behindColon: header.rest.range(0, 0).start,
    recipe: null,
  }
  rules.add(rule)
  if (!rule.isBuiltin) setDefaultGoal(rule, reader)
  return { rule, recipe: semicolon === -1 ? null : findOutside(rawText(raw), ';') + 1 }
}

/** `target: NAME = value` */
function setForTargets(
  { targets, rest }: Header,
  { name: written, operator, value, modifiers }: Assignment,
  tail: string,
  reader: Reader,
  scope: Scope,
): void {
  const name = expand(written, scope).trim()
  const text = rest.text.slice(value) + tail
  const origin = modifiers.has('override') ? 'override' : reader.origin
  for (const target of targets) {
    const { own } = targetVariables(target.text, scope.variables, reader)
    const early: Text | null = operator === ':=' ? expand(text, { ...scope, variables: own }) : null
    reader.rules.setFor(target.text, {
      isPrivate: modifiers.has('private'),
      at: scope.at,
      apply(variables) {
        const isGiven = variables.get(name)?.origin === 'command line' && origin !== 'override'
        if (early === null) define({ name, operator, text, origin, at: scope.at }, { ...scope, variables })
        else if (!isGiven) variables.set(name, { flavor: 'simple', text: early, origin, at: scope.at })
      },
    })
  }
  if (modifiers.has('export')) reader.exports.set(name, true)
}

/** What make makes when nobody says what: the first target that does not start with a dot, unless it is a path. */
function setDefaultGoal(rule: Rule, reader: Reader): void {
  if (
    reader.variables.get('.DEFAULT_GOAL')?.text ||
    (rule.targetPattern === null && rule.targets.some(isPattern))
  ) {
    return
  }
  const first = rule.targets.find(
    ({ text }) => !isSpecial(text) && (!text.startsWith('.') || text.includes('/')),
  )
  if (!first) return
  if (rule.isDoubtful) reader.isGoalDoubtful = true
  else {
    const text = first.text
    reader.variables.set('.DEFAULT_GOAL', { flavor: 'simple', text, origin: 'file', at: rule.at })
  }
}
