import type { Journal } from '../../diagnostics/journal.ts'
import { textAround, type World } from '../../script/world.ts'
import type { Span, TextEdit } from '../../source/span.ts'

/** Refuses edits of a text in a word that would not come out of its quotes as they are, or in a variable's value. */
export function refuseInText(edits: readonly TextEdit[], path: string, world: World, journal: Journal): void {
  for (const edit of edits) {
    for (const value of world.opaque)
      if (value.path === path && touches(edit, value)) tell(value, world, journal)
    for (const { span, quote } of world.quoted)
      if (span.path === path && isInside(edit, span) && unfit(quote).test(edit.text))
        tell(span, world, journal)
  }
}

/** What is written at an end of it may belong behind a command within it. */
function touches(edit: TextEdit, span: Span): boolean {
  const isWhole = edit.start < span.start && span.end < edit.end
  return !isWhole && edit.start <= span.end && span.start <= edit.end
}

function isInside(edit: TextEdit, span: Span): boolean {
  return span.start < edit.start && edit.end < span.end
}

function unfit(quote: string): RegExp {
  return quote === '"' ? /["$`\\]/ : quote === "'" ? /'/ : /[^\w\s.,:=/@%+-]/
}

function tell(span: Span, world: World, journal: Journal): void {
  journal.add('SF227', span, { word: textAround(world, span).slice(span.start, span.end) })
}
