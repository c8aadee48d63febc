import type { Journal } from '../../diagnostics/journal.ts'
import { grammars } from '../../script/docker/options.ts'
import { parseOptions } from '../../script/docker/parse-options.ts'
import type { CommandRecord } from '../../script/world.ts'
import { wordRange } from '../../shell/parse.ts'
import { known } from '../../shell/value.ts'
import type { Range, Span } from '../../source/span.ts'

/**
 * A word that became several (`"${ARGS[@]}"`, `$OPTIONS`): an option out of it has no text of its own that could
 * be changed, and takes the others along when it moves.
 */
function sharedWords(record: CommandRecord): readonly Range[] {
  const words = record.fields.map((field) => field.word)
  return [...new Set(words.filter((word, at) => words.indexOf(word) !== at))].map((word) =>
    wordRange(record.script, word),
  )
}

/** Refuses to change a part of such a word. */
export function refuseShared(range: Range, span: Span, record: CommandRecord, journal: Journal): boolean {
  const shared = sharedWords(record).find((word) => overlaps(word, range))
  if (shared) refuse(span, shared, record, journal)
  return shared !== undefined
}

/**
 * The spans of options that move to another command, each text once.
 *
 * @param moved all options of the command that move
 */
export function movable(moved: readonly Span[], record: CommandRecord, journal: Journal): ReadonlySet<Span> {
  const shared = sharedWords(record)
  const all = shared.length === 0 ? [] : optionRanges(record)
  const seen = new Set<string>()
  const kept = new Set<Span>()
  for (const span of moved) {
    const word = shared.find((one) => overlaps(one, span))
    if (word) {
      const there = all.filter((range) => overlaps(word, range)).length
      if (there !== moved.filter((one) => overlaps(word, one)).length) refuse(span, word, record, journal)
    }
    const key = `${span.start}-${span.end}`
    if (!seen.has(key)) kept.add(span)
    seen.add(key)
  }
  return kept
}

/** Every option and every other word behind `build`. */
function optionRanges(record: CommandRecord): readonly Range[] {
  const rangeOf = (field: CommandRecord['fields'][number]): Range => wordRange(record.script, field.word)
  const verb = record.fields.findIndex((field) =>
    /^(build|bud|build-using-dockerfile)$/.test(known(field.value) ?? ''),
  )
  const { options, operands } = parseOptions(grammars.build, record.fields.slice(verb + 1), rangeOf)
  return [...options.map((option) => option.range), ...operands.map(rangeOf)]
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

function refuse(span: Span, word: Range, { script }: CommandRecord, journal: Journal): void {
  const text = script.text.slice(word.start, word.end)
  journal.add('SF227', span, { word: text })
}
