import type { Finding } from '../findings.ts'
import type { FormatOptions } from '../formatter.ts'
import type { PlainResult, PlainSpan } from '../plain.ts'
import { changeFix, settlingFix } from './fix.ts'
import { artifact, region } from './place.ts'

export interface SarifContext {
  readonly finding: Finding
  readonly result: PlainResult
  /** The rule's place among the rules. */
  readonly rule: number
  readonly fingerprint: string
  readonly locate: FormatOptions['locate']
}

/** One result of a SARIF log. */
export function sarifResult(context: SarifContext) {
  const { finding, result, rule, fingerprint, locate } = context
  const { code, level, message, hint, path, span, related } = finding
  const located = (file: string) => locate(result.root, file)
  const fixes = fixesOf(finding, result, located)
  return {
    ruleId: code,
    ruleIndex: rule,
    level,
    message: { text: hint === '' ? `${message}.` : `${message}. Hint: ${hint}.` },
    locations: [{ physicalLocation: physical(located(path), span) }],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ span: place, text }) => ({
        physicalLocation: physical(located(place.path), place),
        message: { text },
      })),
    }),
    partialFingerprints: { 'stagefold/v1': fingerprint },
    ...(fixes.length > 0 && { fixes }),
    properties: { scripts: result.scripts.map(located), status: result.status },
  }
}

function fixesOf(
  { code, span, diagnostic }: Finding,
  { edits, script }: PlainResult,
  located: (path: string) => string,
) {
  if (code === 'SF001' && edits.length > 0)
    return [changeFix(`Fold the builder pattern of ${script}.`, edits, located)]
  const fix = diagnostic?.fix ?? []
  return span !== null && fix.length > 0 ? [settlingFix(located(span.path), fix)] : []
}

function physical(path: string, span: PlainSpan | null) {
  return {
    artifactLocation: artifact(path),
    ...(span !== null && { region: region(span.from, span.to) }),
  }
}
