import { styleOf } from '../report/style.ts'
import type { Difference } from './image/types.ts'
import type { EngineInfo, VerifyResult, WayInfo } from './result.ts'

const SHOWN = 40

/** A result for people: what was built, time and size of both ways, what differs, and the verdict in the last line. */
export function formatVerification(result: VerifyResult, options: { readonly color?: boolean } = {}): string {
  const { engine, image, differences, failure } = result
  const head = engine === null ? [] : [`${image ?? 'the final image'}, built with ${engineText(engine)}`]
  const ways = [wayLine('old way', result.old), wayLine('new way', result.new)].filter(
    (line) => line !== null,
  )
  const notes = result.notes.map((note) => `note: ${note}`)
  const log = failure?.log.map((line) => `  | ${line}`) ?? []
  const blocks = [head, ways, differenceTable(differences), notes, log, [verdict(result, options.color)]]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function verdict(
  { status, differences, noise, changedByFold, failure }: VerifyResult,
  color?: boolean,
): string {
  const style = styleOf(color)
  if (status === 'failed') return `${style.red('not verified')}: ${failure!.message}`
  const names = new Set(differences.map(({ name }) => name)).size
  const sentence =
    status === 'identical'
      ? style.green('identical')
      : style.red(`different: ${names} ${names === 1 ? 'entry' : 'entries'}`)
  const but = [
    noise.length > 0 &&
      `${listed(noise)} that also ${noise.length === 1 ? 'differs' : 'differ'} between two old builds`,
    changedByFold.length > 0 && `${listed(changedByFold)} that the fold changes`,
  ].filter((text) => text !== false)
  return but.length === 0 ? sentence : `${sentence}, but for ${but.join(' and ')}`
}

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).join(', ') + (paths.length > 5 ? ', …' : '')
  return `${paths.length} ${paths.length === 1 ? 'file' : 'files'} (${shown})`
}

function engineText({ name, version, builder }: EngineInfo): string {
  const names = { buildkit: ', BuildKit', classic: ', classic builder' }
  return `${name} ${version}${builder === null ? '' : names[builder]}`
}

function wayLine(name: string, way: WayInfo | null): string | null {
  if (way === null) return null
  const seconds = `${(way.milliseconds / 1000).toFixed(1)} s`
  return `  ${name}  ${seconds.padStart(9)}  ${sizeText(way.bytes).padStart(10)}  ${String(way.files).padStart(7)} paths`
}

function sizeText(bytes: number): string {
  return bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** One line each, columns aligned; a long list is cut, and JSON has all of it. */
function differenceTable(differences: readonly Difference[]): readonly string[] {
  const rows = differences.slice(0, SHOWN).map(({ name, field, first, second }) => {
    const label = field === 'value' ? 'config' : field
    return [name, label, first ?? 'none', '→', second ?? 'none'].map(short)
  })
  if (rows.length === 0) return []
  const all = [['path', 'what', 'old', '', 'new'], ...rows]
  const widths = all[0]!.map((_, at) => Math.max(...all.map((row) => row[at]!.length)))
  const lines = all.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at]!)).join('  ')}`.trimEnd())
  return differences.length > SHOWN ? [...lines, `  … and ${differences.length - SHOWN} more`] : lines
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 29)}…${text.slice(-30)}` : text
}
