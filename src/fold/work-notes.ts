import type { Journal } from '../diagnostics/journal.ts'
import { runText } from '../dockerfile/run.ts'
import type { Artifact, ContainerStart } from '../pipeline/types.ts'
import { textAround, type World } from '../script/world.ts'
import type { Span } from '../source/span.ts'
import { stageChain } from './chain.ts'
import { spanIn, type Builder, type Plan, type StageWork } from './plan.ts'
import type { WorkCommand } from './work-commands.ts'
import type { Group } from './work-groups.ts'

/** The tool is another one than the host's, and a build stops where a script may go on (E116). */
export function noteTools(
  commands: readonly WorkCommand[],
  builder: Builder,
  world: World,
  journal: Journal,
): void {
  for (const { tool, at } of commands) {
    const { span } = world.steps[at]!
    const code = tool?.isAnyVersion ? 'SF433' : 'SF432'
    if (tool !== null) journal.add(code, span, { tool: tool.name, stage: builder.stageName })
    if (tool !== null && goesOn(span, world)) journal.add('SF429', span)
  }
}

export function noteProcess({ span, process }: ContainerStart, world: World, journal: Journal): void {
  if (goesOn(span, world)) journal.add('SF429', span)
  const command = process!.command!
  const text = command.form === 'shell' ? command.text : command.words.join(' ')
  journal.add('SF414', span, { command: text.length > 60 ? `${text.slice(0, 57)}...` : text })
}

function goesOn(span: Span, world: World): boolean {
  return /^(\s|\\\r?\n)*\|\|/.test(textAround(world, span).slice(span.end))
}

/** A stage that starts from the builder's has its volumes; a RUN behind one may have written there. */
export function refuseVolumes(
  { isOwn, artifacts }: Group,
  volumes: StageWork['volumes'],
  builder: Builder,
  journal: Journal,
): void {
  for (const volume of volumes) {
    const isFollowed = builder.target.instructions.some(
      (one) => one.keyword === 'RUN' && one.start > volume.start,
    )
    const isInherited = !builder.target.instructions.includes(volume)
    if (isOwn && !isFollowed && !isInherited) continue
    const { start, end } = isInherited ? builder.target.from : volume
    journal.add('SF320', spanIn(builder, { start, end }), { path: artifacts[0]!.source })
  }
}

/** A stage of files alone has nothing that could run the commands. */
export function refuseWithoutShell(builder: Builder, artifact: Artifact, plan: Plan, journal: Journal): void {
  const { bases, instructions } = stageChain(builder.target, builder, plan)
  const isBare =
    bases.some((base) => base.text === 'scratch') &&
    !instructions.some((one) => one.keyword === 'RUN' && runText(one) !== '')
  const shell = instructions.findLast((one) => one.keyword === 'SHELL')
  const isForeign = shell !== undefined && !/^\[\s*"([^"]*\/)?(a|ba|da|k|z)?sh"/.test(shell.argument.trim())
  if (isBare || isForeign) journal.add('SF319', spanIn(builder, builder.target.from), { path: artifact.path })
}
