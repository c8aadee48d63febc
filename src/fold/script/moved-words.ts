import type { Journal } from '../../diagnostics/journal.ts'
import { textAround, type World } from '../../script/world.ts'
import { equal, type Value } from '../../shell/value.ts'
import type { Span } from '../../source/span.ts'
import type { Part } from '../plan.ts'

/** Words as the script writes them, on one line. */
export function sourceText(world: World, span: Span): string {
  return textAround(world, span)
    .slice(span.start, span.end)
    .replace(/[ \t]*\\[ \t]*\r?\n[ \t]*/g, ' ')
}

/** A word that moves to another command has to mean the same there. */
export function refuseOtherValues(span: Span, text: string, from: Part, to: Part, journal: Journal): void {
  for (const match of text.matchAll(/\$\{?#?([\w@*#]+)/g)) {
    const variable = match[1]!
    const names = [from, to].flatMap((part) => [...part.moment.variables.keys()])
    // An array's elements are variables beside it.
    const isArguments = /^[@*#]/.test(variable)
    const own = new Set([
      variable,
      ...names.filter((name) => name.startsWith(`${variable}[`) || (isArguments && /^(\d+|#)$/.test(name))),
    ])
    const isSame = [...own].every((name) =>
      sameVariable(from.moment.variables.get(name), to.moment.variables.get(name)),
    )
    if (!isSame) journal.add('SF214', span, { name: `$${variable}` })
  }
}

function sameVariable(a: Value | null | undefined, b: Value | null | undefined): boolean {
  return a && b ? equal(a, b) : a === b
}
