import type { FoldResult } from '../result.ts'
import { hintOf, messageOf } from './message.ts'
import { placeOf, showPath } from './place.ts'
import type { ReportContext } from './place.ts'
import type { PlainResult } from './plain.ts'
import type { Told } from './tally.ts'

/** What a result says, in words. */
export function toldOf(result: FoldResult, script: string, context: ReportContext): readonly Told[] {
  return result.diagnostics.map((diagnostic) => {
    const { code, severity, args, span } = diagnostic
    const place = span === null ? showPath(context, script) : placeOf(context, span)
    return { code, severity, args, place, message: messageOf(diagnostic), hint: hintOf(diagnostic) }
  })
}

/** The same of plain data. */
export function toldOfPlain(
  { root, script, diagnostics }: PlainResult,
  locate: (root: string, path: string) => string,
): readonly Told[] {
  return diagnostics.map(({ code, severity, args, message, hint, span }) => {
    const place =
      span === null
        ? locate(root, script)
        : `${locate(root, span.path)}:${span.from.line}:${span.from.column}`
    return { code, severity, args, place, message, hint }
  })
}
