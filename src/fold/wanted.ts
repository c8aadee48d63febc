import { Journal } from '../diagnostics/journal.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { FoldOptions } from '../result.ts'
import { hostPath } from '../script/host-paths.ts'
import type { World } from '../script/world.ts'
import { known } from '../shell/value.ts'
import { directoryOf, isWithin, joinPath } from '../source/path.ts'
import { readParts } from './find.ts'
import { sourcesOf } from './host-work.ts'

/** Paths of the host that some build copies or some command names. */
export function wantedPaths(world: World, options: FoldOptions): readonly string[] {
  const { parts } = readParts(world, options, new Journal())
  const copied = parts.flatMap((part) =>
    sourcesOf(part).map((source) => joinPath(part.context, literalHead(source))),
  )
  const named = world.records
    .filter(({ role }) => role === 'step' || role === 'other')
    .filter(({ steps }) => steps.every((id) => ['host', 'rework'].includes(world.steps[id]!.kind)))
    .filter(({ fields }) => !fields.slice(0, 3).some((field) => engines.test(known(field.value) ?? '')))
    .flatMap(({ cwd, fields }) =>
      fields
        .slice(1)
        .filter((field) => !known(field.value)?.startsWith('-'))
        .map((field) => hostPath({ ...world, cwd }, field.value)),
    )
    .filter((path) => path !== null && !path.startsWith('/'))
    .map((path) => literalHead(path!))
  return [...new Set([...copied, ...named])].filter((path) => path !== '' && !isMadeOtherwise(path, world))
}

/** Some other command of the script brings it. */
function isMadeOtherwise(path: string, { steps, host }: World): boolean {
  const brought = steps.flatMap((step) =>
    step.kind === 'extract' || step.kind === 'rework' ? [step.artifact.path] : [],
  )
  return [...brought, ...host.snapshot().changed.map((write) => write.path)].some(
    (one) => isWithin(path, one) || isWithin(one, path),
  )
}

const engines = /(^|\/)(docker|podman|nerdctl|buildah)$/

/** Of a pattern the folder above its first wildcard. */
function literalHead(path: string): string {
  let head = path
  while (hasMeta(head)) head = directoryOf(head)
  return head
}
