import type { Severity } from '../diagnostics/rules.ts'
import type { Levels } from './formatter.ts'
import { fill } from './message.ts'
import { ownRules } from './own-rules.ts'
import { stands } from './standing.ts'
import type { PlainDiagnostic, PlainResult, PlainSpan } from './plain.ts'

export type Level = 'error' | 'warning' | 'note'

/** What a report for machines says of a result: what is wrong with it, or that it can be folded. */
export interface Finding {
  readonly code: string
  readonly level: Level
  readonly message: string
  readonly hint: string
  readonly args: Readonly<Record<string, string>>
  /** From the project's root. */
  readonly path: string
  /** Null for the file as a whole. */
  readonly span: PlainSpan | null
  readonly related: PlainDiagnostic['related']
  /** Null for what is said of the pipeline as a whole. */
  readonly diagnostic: PlainDiagnostic | null
}

/** The result's own finding first, then those of its diagnostics that stand. What makes the run fail is an error. */
export function findingsOf(result: PlainResult, levels: Levels): readonly Finding[] {
  return [
    ...(result.refusals ?? []).map((refusal) =>
      own('SF002', result, 'error', { file: refusal.path, problem: refusal.message }),
    ),
    ...(result.status === 'folded' && result.written !== true ? [foldable(result, levels)] : []),
    ...result.diagnostics
      .filter(({ severity }) => stands(severity, result.status))
      .map((diagnostic) => diagnosed(result, diagnostic, levels)),
  ]
}

function foldable(result: PlainResult, { foldable: fails }: Levels): Finding {
  const steps = result.pipeline?.steps ?? []
  const { span } = steps.find(({ kind }) => kind === 'extract') ?? steps[0] ?? { span: null }
  const files = result.dockerfiles.join(', ')
  const finding = own('SF001', result, fails ? 'error' : 'note', { files })
  return { ...finding, span, path: span?.path ?? result.script }
}

function own(
  code: keyof typeof ownRules,
  { script }: PlainResult,
  level: Level,
  args: Finding['args'],
): Finding {
  const { message, hint } = ownRules[code]
  return {
    code,
    level,
    message: fill(message, args),
    hint,
    args,
    path: script,
    span: null,
    related: [],
    diagnostic: null,
  }
}

function diagnosed({ script }: PlainResult, diagnostic: PlainDiagnostic, levels: Levels): Finding {
  const { code, severity, message, hint, args, span, related } = diagnostic
  const level = levelOf(severity, levels)
  return { code, level, message, hint, args, path: span?.path ?? script, span, related, diagnostic }
}

function levelOf(severity: Severity, levels: Levels): Level {
  if (severity === 'error') return 'error'
  if (severity === 'warning') return levels.warnings ? 'error' : 'warning'
  if (severity === 'assumption') return levels.assumptions ? 'error' : 'warning'
  return 'note'
}
