import { entryOf } from '../data/lookup.ts'
import type { Entry, Mapping, Scalar } from '../data/node.ts'
import { applyEdits } from '../source/edit.ts'
import { cleanPath } from '../source/path.ts'
import type { TextEdit } from '../source/span.ts'
import { composeBuilds, type ComposeBuild } from './builds.ts'

/** What a service is to build from now on. */
export interface NewBuild {
  readonly build: ComposeBuild
  /** As seen from its context. */
  readonly dockerfile: string
  /** Null for the last stage. */
  readonly target: string | null
}

/** Null where the file is not written in a way that can be changed exactly. */
export function editCompose(text: string, { build, dockerfile, target }: NewBuild): TextEdit[] | null {
  const { mapping, isShared } = build
  if (!mapping || isShared || build.ranges.target) return null
  const own = entryOf(mapping, 'dockerfile')
  const beside = own ?? entryOf(mapping, 'context') ?? mapping.entries[0]
  if (!beside || !isOneLine(beside)) return null
  const added = target === null ? [] : [write('target', target, beside, text)]
  const isSame = cleanPath(build.dockerfile ?? '') === dockerfile
  const edits: TextEdit[] = []
  if (own && !isSame && dockerfile === 'Dockerfile' && added.length > 0)
    edits.push({ ...own.range, text: added.pop()! })
  else if (own && !isSame)
    edits.push({ ...own.value!.range, text: styled(escaped(dockerfile), own.value as Scalar) })
  else if (!isSame) added.unshift(write('dockerfile', escaped(dockerfile), beside, text))
  if (added.length > 0) {
    const isBehind = own !== null || beside.key.text === 'context'
    const place = isBehind
      ? placeBehind(added, beside, mapping, text)
      : placeBefore(added, beside, mapping, text)
    if (!place) return null
    edits.push(place)
  }
  return edits
}

/** Whether an edited file says of its services what it said, and of some what was meant. */
export function isComposeAsMeant(
  text: string,
  edits: readonly TextEdit[],
  changes: readonly NewBuild[],
): boolean {
  const before = composeBuilds(text)?.map((build) => {
    const change = changes.find((one) => one.build.service === build.service)
    return said(change ? { ...build, dockerfile: change.dockerfile, target: change.target } : build)
  })
  return JSON.stringify(before) === JSON.stringify(composeBuilds(applyEdits(text, edits))?.map(said))
}

function said({ service, context, dockerfile, target, args, isShared }: ComposeBuild): readonly unknown[] {
  return [service, context, cleanPath(dockerfile ?? ''), target, args, isShared]
}

function isOneLine({ value }: Entry): boolean {
  return value?.kind === 'scalar' && value.style !== 'literal' && value.style !== 'folded'
}

/** As the entry beside it is written. */
function write(name: string, value: string, { key, value: other }: Entry, text: string): string {
  const colon = text.slice(key.range.end, other!.range.start)
  return styled(name, key) + (/^ ?: ?$/.test(colon) ? colon : ': ') + styled(value, other as Scalar)
}

function styled(text: string, { style }: Scalar): string {
  if (style === 'single') return `'${text}'`
  return style === 'double' || !isPlain(text) ? `"${text}"` : text
}

/** It is a text in YAML without quotes, too. */
function isPlain(text: string): boolean {
  return (
    /^[A-Za-z_./][\w./-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n|\.(inf|nan))$/i.test(text)
  )
}

/** A dollar would be a variable. */
function escaped(path: string): string {
  return path.replaceAll('$', '$$$$')
}

function placeBehind(
  added: readonly string[],
  { range }: Entry,
  { isFlow }: Mapping,
  text: string,
): TextEdit | null {
  if (isFlow) return { start: range.end, end: range.end, text: added.map((one) => `, ${one}`).join('') }
  const indent = indentAt(range.start, text)
  const rest = /^(?:[ \t]+#[^\r\n]*|[ \t]*)(?=(\r?\n|$))/.exec(text.slice(range.end))
  if (indent === null || !rest) return null
  const end = range.end + rest[0].length
  const newline = rest[1] || (text.includes('\r\n') ? '\r\n' : '\n')
  return { start: end, end, text: added.map((one) => newline + indent + one).join('') }
}

function placeBefore(
  added: readonly string[],
  { range: { start } }: Entry,
  { isFlow }: Mapping,
  text: string,
): TextEdit | null {
  if (isFlow) return { start, end: start, text: added.map((one) => `${one}, `).join('') }
  const indent = indentAt(start, text)
  const newline = /\r?\n/.exec(text.slice(start))?.[0] ?? '\n'
  return indent === null
    ? null
    : { start, end: start, text: added.map((one) => one + newline + indent).join('') }
}

function indentAt(at: number, text: string): string | null {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at)
  return /^ *$/.test(before) ? before : null
}
