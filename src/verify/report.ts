import { styleOf } from '../report/style.ts'
import { differenceTable } from './difference-table.ts'
import type { ComparedImage, EngineInfo, ImageSize, VerifyResult, WayInfo } from './result.ts'

/** A result for people: what was built, time and size of both ways, what differs, and the verdict in the last line. */
export function formatVerification(
  result: VerifyResult,
  options: { readonly color?: boolean; readonly title?: string } = {},
): string {
  const { engine, images, failure } = result
  const only = images.length === 1 ? images[0]! : null
  const earlier = result.earlier === null ? [] : [`found on ${result.earlier}, and not built again`]
  const notes = [...earlier, ...result.notes].map((note) => `note: ${note}`)
  const log = failure?.log.map((line) => `  | ${line}`) ?? []
  const blocks = [
    options.title === undefined ? [] : [styleOf(options.color).bold(options.title)],
    engine === null ? [] : [headline(images, engine)],
    [wayLine('old way', result.old, only?.old ?? null), wayLine('new way', result.new, only?.new ?? null)],
    ...(only ? [differenceTable(only.differences)] : images.map((image) => imageBlock(image, options.color))),
    notes,
    log,
    [verdict(result, options.color)],
  ]
  return `${blocks
    .map((block) => block.filter((line) => line !== null))
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function headline(images: readonly ComparedImage[], engine: EngineInfo): string {
  const what = images.length === 1 ? nameOf(images[0]!) : `${images.length} images`
  return images.length === 0
    ? `Built with ${engineText(engine)}`
    : `${what}, built with ${engineText(engine)}`
}

function nameOf({ name, role }: ComparedImage): string {
  return name ?? (role === 'final' ? 'the final image' : "a builder's image")
}

function engineText({ name, version, builder, buildx }: EngineInfo): string {
  const names = { buildkit: ', BuildKit', classic: ', classic builder' }
  const where = buildx === undefined ? '' : ` of the builder ${buildx}`
  return `${name} ${version}${builder === null ? '' : names[builder]}${where}`
}

/** With the size where one image is all there is. */
function wayLine(name: string, way: WayInfo | null, size: ImageSize | null): string | null {
  if (way === null) return null
  const seconds = `${(way.milliseconds / 1000).toFixed(1)} s`
  return `  ${name}  ${seconds.padStart(9)}${size === null ? '' : sizeColumns(size)}`
}

function sizeColumns({ bytes, files }: ImageSize): string {
  return `  ${sizeText(bytes).padStart(10)}  ${String(files).padStart(7)} paths`
}

function sizeText(bytes: number): string {
  return bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** One of several images. */
function imageBlock(image: ComparedImage, color?: boolean): readonly string[] {
  const builder = image.role === 'builder' && image.name !== null ? ' (builder)' : ''
  return [
    `${nameOf(image)}${builder}: ${imageVerdict(image, color)}`,
    `  old way${sizeColumns(image.old)}`,
    `  new way${sizeColumns(image.new)}`,
    ...differenceTable(image.differences),
  ]
}

function imageVerdict({ status, differences, noise, changedByFold }: ComparedImage, color?: boolean): string {
  const style = styleOf(color)
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

function verdict({ status, images, failure }: VerifyResult, color?: boolean): string {
  const style = styleOf(color)
  if (status === 'failed') return `${style.red('not verified')}: ${failure!.message}`
  if (images.length === 1) return imageVerdict(images[0]!, color)
  const different = images.filter((image) => image.status === 'different')
  if (different.length === 0) return `${style.green('identical')}: all ${images.length} images`
  const names = different.map(nameOf).join(', ')
  return `${style.red('different')}: ${different.length} of ${images.length} images (${names})`
}
