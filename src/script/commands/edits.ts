import type { Field } from '../../shell/expand.ts'
import { known } from '../../shell/value.ts'
import { isWithin } from '../../source/path.ts'
import type { Call } from '../call.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'

/**
 * Programs without a model that write to files which their words name. Of extracted files their words tell as much; here
 * it is about files of the repository, which a build before them had as they were.
 */
export function noteEdits(call: Call, world: World): void {
  const placed = world.host.placed()
  for (const field of editedBy(call)) {
    const path = field.maySplit ? null : hostPath(world, field.value)
    if (path === null || path === '' || field.glob) continue
    const isExtracted = placed.some(
      ({ artifact }) => isWithin(path, artifact.path) || isWithin(artifact.path, path),
    )
    if (!isExtracted) world.host.change(path, spanOf(world, call.range))
  }
}

function editedBy(call: Call): readonly Field[] {
  const { name, args } = call
  const operands = args.filter((field) => !known(field.value)?.startsWith('-'))
  const options = args.flatMap((field) => known(field.value)?.match(/^-.*/)?.[0] ?? [])
  if (changers.has(name)) return operands
  if (inPlace[name])
    return options.some((option) => inPlace[name]!.test(option)) ? operands.filter(isFileName) : []
  if (name === 'git') return /^(checkout|restore|rm|mv)$/.test(wordOf(operands[0])) ? operands.slice(1) : []
  if (name === 'rsync') return operands.slice(-1)
  const letters = outputs[name]
  return letters === undefined ? [] : args.filter((_, at) => letters.test(wordOf(args[at - 1])))
}

/** A script of sed or perl is no name. */
function isFileName(field: Field): boolean {
  return !/[\s;{}|]|^[sy]?[/,|#]/.test(wordOf(field))
}

function wordOf(field: Field | undefined): string {
  return field ? (known(field.value) ?? '') : ''
}

const changers = new Set(
  'dos2unix unix2dos truncate patch strip upx patchelf chrpath optipng jpegoptim sponge'.split(' '),
)

/** Options with which they write into what they read. */
const inPlace: Readonly<Record<string, RegExp | undefined>> = {
  sed: /^-[nErsuz]*i|^--in-place/,
  perl: /^-\w*i/,
  yq: /^(-i|--inplace)$/,
  gofmt: /^-w$/,
}

/** Options whose value is the file or the folder that they write. */
const outputs: Readonly<Record<string, RegExp | undefined>> = {
  curl: /^(-\w*o|--output)$/,
  wget: /^(-\w*O|--output-document)$/,
  unzip: /^-d$/,
}
