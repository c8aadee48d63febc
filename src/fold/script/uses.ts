import type { Journal } from '../../diagnostics/journal.ts'
import type { CommandRecord, World } from '../../script/world.ts'
import { hostPath } from '../../script/world.ts'
import { equal, known, show, splitAt } from '../../shell/value.ts'
import { isWithin } from '../../source/path.ts'
import { wordRange } from '../../shell/parse.ts'
import { builderOf, type Plan } from '../plan.ts'
import { planContainers, type Fates } from './fates.ts'

/** Refuses when a command that stays works on something that the folded script no longer makes. */
export function refuseLostUses(plan: Plan, world: World, fates: Fates, journal: Journal): void {
  const containers = planContainers(plan, world)
  for (const record of world.records) {
    if (fates.gone.has(record.node) || record.role === 'message') continue
    const command = record.fields[0] ? show(record.fields[0].value) : 'the assignment'
    for (const field of record.fields) {
      const span = { path: world.script.path, ...wordRange(world.script, field.word) }
      const name = splitAt(field.value, ':')?.[0] ?? field.value
      if (containers.some((container) => equal(container, field.value) || equal(container, name))) {
        journal.add('SF212', span, { command, container: show(name) })
      }
      refuseArtifactUse(record, field.value, command, span, plan, world, journal)
    }
    refuseLostVariables(record, command, world, fates, journal)
    refuseUnknownImageUse(record, command, plan, world, journal)
  }
}

type Field = CommandRecord['fields'][number]
type JournalSpan = { path: string; start: number; end: number }

function refuseArtifactUse(
  record: CommandRecord,
  value: Field['value'],
  command: string,
  span: JournalSpan,
  plan: Plan,
  world: World,
  journal: Journal,
): void {
  if (
    record.role === 'shell' ||
    record.role === 'test' ||
    record.role === 'assignment' ||
    isDockerBuild(record, world)
  )
    return
  const path = pathOf(record, value, world)
  if (path === null) return
  for (const [step, artifact] of plan.artifacts) {
    const touches =
      path !== '' && (isWithin(path, artifact.path) || (isWithin(artifact.path, path) && path !== record.cwd))
    const stands = world.host.kind(artifact.path) !== 'missing' || record.at <= plan.final.build.id
    if (!touches || record.at <= step || !stands) continue
    const builder = builderOf(plan, artifact)!
    const isLater = record.at > plan.final.build.id && !plan.final.byHand
    journal.add(
      isLater ? 'SF211' : 'SF210',
      span,
      { command, path, stage: builder.stageName, dockerfile: builder.dockerfile.path },
      {
        related: [
          { span: world.steps[step]!.span, text: `${path} is extracted here, from ${artifact.source}` },
        ],
      },
    )
  }
}

/** Commands that are no steps may name a path in any word: as itself, behind `=`, behind a `./`. */
function pathOf(record: CommandRecord, value: Field['value'], world: World): string | null {
  const plain = known(value)
  if (plain !== null && /^-/.test(plain) && !plain.includes('=')) return null
  const tail = plain !== null && /^-+[\w-]+=/.test(plain) ? [plain.slice(plain.indexOf('=') + 1)] : value
  return hostPath({ ...world, cwd: record.cwd }, tail)
}

function isDockerBuild(record: CommandRecord, world: World): boolean {
  return record.steps.some((id) => world.steps[id]!.kind === 'build')
}

function refuseLostVariables(
  record: CommandRecord,
  command: string,
  world: World,
  fates: Fates,
  journal: Journal,
): void {
  for (const name of record.reads) {
    const setters = world.records.filter((other) => other.assigns.includes(name))
    if (setters.length > 0 && setters.every((setter) => fates.gone.has(setter.node))) {
      journal.add('SF217', { path: world.script.path, ...record.range }, { command, name })
    }
  }
}

/** Any other docker command that names a builder's image might need it. */
function refuseUnknownImageUse(
  record: CommandRecord,
  command: string,
  plan: Plan,
  world: World,
  journal: Journal,
): void {
  const isDocker = record.role === 'other' && /(^|\/)(docker|podman|nerdctl)$/.test(command)
  if (!isDocker) return
  for (const field of record.fields) {
    const builder = plan.builders.find((one) => one.build.tags.some((tag) => equal(tag, field.value)))
    if (builder && !plan.final.build.tags.some((tag) => equal(tag, field.value))) {
      journal.add(
        'SF218',
        { path: world.script.path, ...wordRange(world.script, field.word) },
        { command, image: show(field.value) },
      )
    }
  }
}
