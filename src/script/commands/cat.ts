import { known } from '../../shell/value.ts'
import type { Call, CommandModel } from '../call.ts'
import { joinContents, type Content } from '../content.ts'
import { readIdFile } from '../id-files.ts'
import { hostPath } from '../host-paths.ts'
import { spanOf, type World } from '../world.ts'

/** `cat F` of a file that holds an id; of other files what the repository, or the script, says that they hold. */
export const cat: CommandModel = (call, world) => {
  const [file, more] = call.args
  const isPlain = file && !more && !known(file.value)?.startsWith('-')
  const id = isPlain ? readIdFile(hostPath(world, file.value), world) : null
  return { role: 'other', status: 'success', ...(id ? { output: id } : {}), prints: contentFrom(call, world) }
}

function contentFrom(call: Call, world: World): Content | null {
  if (call.args.some((field) => field.glob || field.maySplit)) return null
  const contents = (call.args.length === 0 ? [null] : call.args).map((field) => {
    if (field === null || known(field.value) === '-') return inputContent(call, world)
    const path = known(field.value)?.startsWith('-') ? null : hostPath(world, field.value)
    return path === null ? null : copyFrom(path, world)
  })
  return joinContents(contents, spanOf(world, call.range), world.project)
}

function inputContent({ input }: Call, world: World): Content | null {
  if (input.type !== 'file') return input.content ?? null
  return input.path === null ? null : copyFrom(input.path, world)
}

/** What a copy of the file holds. */
export function copyFrom(path: string, world: World): Content | null {
  const content = world.host.contentOf(path)
  return content?.kind === 'copy' ? { ...content, from: path, isLink: false } : content
}
