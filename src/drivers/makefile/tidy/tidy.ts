import type { Range } from '../../../source/span.ts'
import type { FileEdits } from '../../driver.ts'
import { defaultGoal, type DrivenMakefile } from '../driven-makefile.ts'
import type { Rule } from '../rule.ts'
import { isSpecial } from '../rules.ts'
import { Stop } from '../stop.ts'
import { builderFiles } from './builder-files.ts'
import { callsIn, rewriteCall } from './calls.ts'
import { joinedRanges, wholeLines, withBlankLines, withComment } from './line-ranges.ts'
import { rewritePrerequisites } from './prerequisites.ts'
import { ruleRange } from './rule-text.ts'
import { Targets } from './targets.ts'
import { Texts } from './texts.ts'
import { joinOneShell } from './one-shell.ts'
import { unusedLines, type Line } from './unused.ts'
import { addTo } from '../../../source/lists.ts'

/**
 * What goes with commands that went: targets that have nothing left to do, with all that names them; variables that
 * nothing reads.
 *
 * @returns null when the Makefile cannot do without, or when make would not make by itself what it made.
 */
export function tidyMakefile(
  file: DrivenMakefile,
  edits: FileEdits,
  read: (texts: ReadonlyMap<string, string>) => DrivenMakefile,
): FileEdits | null {
  const { reader } = file
  // Makefiles that are called have rules of their own.
  if ([...edits.keys()].some((path) => !reader.texts.has(path))) return null
  const texts = new Texts(reader.texts, edits)
  const targets = new Targets(reader, texts, defaultGoal(reader))
  for (let isMore: boolean | null = true; isMore;) {
    const calls = callsIn(targets, texts, reader)
    isMore = targets.update(new Set(calls.flatMap(({ goals }) => goals)))
    if (isMore === null) return null
    if (isMore && !calls.every((call) => rewriteCall(call, targets, texts))) return null
  }
  const lines = goneLines(file, targets, texts)
  if (lines === null) return null
  const withoutLines = (more: readonly Line[]): string[] =>
    [...reader.texts.keys()].map((path) => {
      const own = more.flatMap((line) => (line.path === path ? [line.range] : []))
      const ranges = joinedRanges(texts.text(path), [...(lines.get(path) ?? []), ...own])
      return texts.after(
        path,
        ranges.map((range) => ({ ...texts.around(path, range), text: '' })),
      )
    })
  for (const { path, range } of unusedLines(reader, withoutLines)) {
    addTo(lines, path, withOwnComment(texts.text(path), wholeLines(texts.text(path), range)))
  }
  for (const rule of targets.rules) joinOneShell(rule, reader, texts)
  for (const [path, ranges] of lines) {
    const text = texts.text(path)
    for (const range of joinedRanges(text, ranges)) {
      texts.add(path, { ...withBlankLines(text, texts.around(path, range)), text: '' })
    }
  }
  return isWhole(file, targets, texts, read) ? texts.further : null
}

/** Rules that go, and lines that set variables of their targets. */
function goneLines({ reader }: DrivenMakefile, targets: Targets, texts: Texts): Map<string, Range[]> | null {
  const lines = new Map<string, Range[]>()
  const old = builderFiles(targets, texts, reader)
  for (const rule of targets.rules) {
    const own = rule.targets.filter(({ text }) => !isSpecial(text))
    const gone = own.filter(({ text }) => targets.gone.has(text))
    const isEmptyList =
      own.length === 0 &&
      rule.prerequisites.length > 0 &&
      rule.prerequisites.every(({ text }) => targets.gone.has(text))
    if (gone.length > 0 && gone.length < own.length) return null
    if (gone.length === 0 && !isEmptyList) {
      if (!rewritePrerequisites(rule, targets, old, texts, reader)) return null
      continue
    }
    const { path } = rule.source
    const range = ruleRange(rule, texts.text(path), reader.prefix)
    if (!range) return null
    addTo(lines, path, withComment(texts.text(path), range))
  }
  for (const { target, at } of reader.rules.targetLines()) {
    if (targets.gone.has(target)) addTo(lines, at.path, wholeLines(texts.text(at.path), at))
  }
  return lines
}

/** A comment above several lines speaks of all of them. */
function withOwnComment(text: string, range: Range): Range {
  const isAlone = /^(?:[ \t]*\r?\n|$)/.test(text.slice(range.end))
  return isAlone ? withComment(text, range) : range
}

/** Whether the edited Makefile can be read, makes by itself what it made, and names nothing that is gone. */
function isWhole(
  file: DrivenMakefile,
  { gone }: Targets,
  texts: Texts,
  read: (texts: ReadonlyMap<string, string>) => DrivenMakefile,
): boolean {
  try {
    const after = read(new Map([...file.reader.texts.keys()].map((path) => [path, texts.after(path)])))
    if (defaultGoal(after.reader) !== defaultGoal(file.reader)) return false
    return after.reader.rules.all.every((rule) => !needs(rule, gone))
  } catch (error) {
    if (error instanceof Stop) return false
    throw error
  }
}

function needs({ targets, prerequisites, orderOnly, recipe }: Rule, gone: ReadonlySet<string>): boolean {
  if (targets.every(({ text }) => isSpecial(text))) return false
  const words = [...targets, ...prerequisites, ...orderOnly].map(({ text }) => text)
  // A loop over targets, say, that calls make for each.
  const calls = (recipe ?? []).flatMap(({ text: { text } }) =>
    /make/i.test(text) ? text.split(/[\s;&|()"']+/) : [],
  )
  return [...words, ...calls].some((word) => gone.has(word))
}
