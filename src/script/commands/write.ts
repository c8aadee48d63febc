import type { Field } from '../../shell/expand.ts'
import { matchesGlob } from '../../shell/glob.ts'
import { known } from '../../shell/value.ts'
import { baseName, directoryOf, joinPath, resolvePath } from '../../source/path.ts'
import { done, type Call, type CommandModel } from '../call.ts'
import type { Content } from '../content.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'
import { writeFile } from '../write-file.ts'
import { bring } from './bring.ts'
import { copyFrom } from './cat.ts'
import { hostStep } from './host-step.ts'

/** `cp`, `mv`, `ln`, `touch`, `install`: where they write is followed, and what, where that is a file as it was. */
export const write: CommandModel = (call, world) => {
  const operands = call.args.filter((field) => !known(field.value)?.startsWith('-'))
  const named = operands.flatMap((field, at) => namedBy(field, at < operands.length - 1, world))
  const paths = named.flatMap(({ path }) => path ?? [])
  const target = paths.at(-1)
  if (target !== undefined) {
    const by = spanOf(world, call.range)
    if (call.name === 'touch') for (const path of paths) world.host.change(path, by)
    else {
      const sources = named.slice(0, -1).filter(({ path }) => path !== null)
      const into = world.host.kind(target) === 'directory'
      const contents = sources.map(({ field, path }) => contentOf(field, path!, target, into, call, world))
      const before = world.steps.length
      for (const [at, { path }] of sources.entries()) {
        const to = into ? joinPath(target, baseName(path!)) : target
        if (bring(to, call, world)) continue
        // A new name in a folder does not go through a link that was there.
        if (call.name === 'cp') writeFile(to, false, contents[at]!, by, world)
        else world.host.change(to, by, world.maybe ? null : contents[at]!)
      }
      if (sources.length === 0) world.host.change(target, by)
      if (sources.length > 0 && world.steps.length - before === sources.length) return done
    }
    if (call.name === 'mv') for (const path of paths.slice(0, -1)) world.host.remove(path, by)
  }
  return hostStep(call, world, paths)
}

/** The files that a pattern matches, or that are in `folder/.`, go each by itself. */
function namedBy(field: Field, isSource: boolean, world: World): { field: Field; path: string | null }[] {
  const path = hostPath(world, field.value)
  const isAll = known(field.value)?.endsWith('/.') ?? false
  if (path === null || !isSource || !(field.glob || isAll)) return [{ field, path }]
  const folder = isAll ? path : directoryOf(path)
  const names = world.project.list(folder).filter((name) => isAll || matchesGlob(baseName(path), name))
  // What the repository does not have may be from elsewhere.
  if (names.length === 0) return [{ field, path }]
  const plain = { ...field, glob: false }
  return names.map((name) => ({ field: plain, path: joinPath(folder, name) }))
}

function contentOf(
  field: Field,
  path: string,
  target: string,
  into: boolean,
  call: Call,
  world: World,
): Content | null {
  const options = call.args.flatMap((one) => known(one.value)?.match(/^-.*/)?.[0] ?? [])
  if (!options.every((text) => plainOptions[call.name]?.test(text))) return null
  if (call.args.some((one) => one.maySplit || hostPath(world, one.value) === null)) return null
  if (field.glob || (!into && world.host.kind(target) === 'unknown')) return null
  if (call.name !== 'ln') return world.project.linkTarget(path) === null ? copyFrom(path, world) : null
  // What a link holds counts from where it lies.
  const text = options.some((option) => option.includes('s')) ? known(field.value) : null
  const from = text === null ? null : resolvePath(into ? target : directoryOf(target), text)
  const content = from === null ? null : copyFrom(from, world)
  return content?.kind === 'copy' ? { ...content, isLink: true } : null
}

/** Options under which the file that is written is the same as the other. */
const plainOptions: Readonly<Record<string, RegExp | undefined>> = {
  cp: /^-[fvpaLrR]+$|^--(force|archive|verbose|preserve|recursive|dereference)$/,
  mv: /^-[fv]+$|^--(force|verbose)$/,
  ln: /^-[sfv]+$|^--(symbolic|force|verbose)$/,
}
