import { hostPath } from '../../script/host-paths.ts'
import type { FileRedirection } from '../../script/redirections.ts'
import { recordTable } from '../../script/records.ts'
import { callerOf, runOf, type CommandRecord, type World } from '../../script/world.ts'
import { wordRange } from '../../shell/parse.ts'
import { equal, show, splitAt } from '../../shell/value.ts'
import type { Span } from '../../source/span.ts'
import { lastBuild, partsOf } from '../plan.ts'
import { servesOthers, standIns } from '../stand-ins.ts'
import { writerOf } from '../written-dockerfiles.ts'
import { isWithinCall } from './calls.ts'
import { refuseIdFile } from './id-file-uses.ts'
import { isKeptWork, nameOf, refuseTouch, userOf, type Job } from './lost-use.ts'
import { refuseHiddenUse, refuseTextUse, refuseUnread } from './text-uses.ts'
import { builderNamed, isDockerCommand, isKnownUse } from './image-uses.ts'
import { isIdFile, planContainers } from './purposes.ts'
import { commandsOf, redirectedArtifact } from './redirections.ts'
import { touchedArtifact } from './touches.ts'

/** Refuses when a command that stays works on something that the folded script no longer makes. */
export function refuseLostUses(job: Job, removedWords: readonly Span[]): void {
  const { world } = job
  for (const record of world.records) {
    if (isRemoved(record, job) || isTrap(record, world)) continue
    refuseHiddenUse(record, job)
    if (record.role === 'message') continue
    for (const field of record.fields) {
      const range = wordRange(record.script, field.word)
      const span = { path: record.script.path, ...range }
      if (removedWords.some((word) => word.end === range.end && word.path === span.path)) continue
      refuseContainerUse(record, field, span, job)
      refuseDockerfileUse(record, field, span, job)
      refuseArtifactUse(record, field, span, job)
      refuseUnknownImageUse(record, field, span, job)
      refuseTextUse(record, field, span, job)
    }
    refuseLostVariables(record, job)
  }
  refuseLostFiles(job)
  refuseUnread(job)
}

function refuseLostFiles(job: Job): void {
  const { plan, world } = job
  for (const redirection of world.redirections) {
    refuseDockerfileWrite(redirection, job)
    const touch = redirectedArtifact(redirection, (record) => isRemoved(record, job), plan, world)
    const end = lastBuild(plan, redirection.run, touch?.artifact.build)
    const isHarmless = !redirection.writes || redirection.at > end
    const isKept = touch && job.kept.has(touch.artifact.build!) && isHarmless
    const isLost = commandsOf(redirection, world).some((record) => !isRemoved(record, job))
    if (isLost && !redirection.writes && isIdFile(redirection.path, plan, world))
      refuseIdFile('the redirection', redirection.path, redirection.span, plan, world, job.journal)
    if (touch && !isKept)
      refuseTouch({ ...redirection, name: 'the redirection' }, touch, redirection.span, job)
  }
}

/** What still writes there would write over the merged file. */
function refuseDockerfileWrite({ path, writes, command, span }: FileRedirection, job: Job): void {
  const { plan, dockerfiles, world, journal } = job
  const isStandIn = standIns(plan, world).has(path)
  if (!writes || !(dockerfiles.has(path) || isStandIn)) return
  const record = world.records.find(
    (one) =>
      one.script.path === span.path && one.range.start <= command.start && command.end <= one.range.end,
  )
  const isOthers = record && !dockerfiles.has(path) && servesOthers(record, plan, world)
  if (!record || !(isOthers || isRemoved(record, job)))
    journal.add('SF231', span, { command: 'the redirection', file: path })
}

function isRemoved(record: CommandRecord, { removed }: Pick<Job, 'removed'>): boolean {
  return removed.has(record.node) || isWithinCall(record, removed)
}

type Field = CommandRecord['fields'][number]

/** Its words are judged as the script that they are. */
function isTrap(record: CommandRecord, world: World): boolean {
  const body = world.bodies.get(record.node)
  return body?.type === 'Script' && world.homes.get(body) === record.script
}

function refuseContainerUse(
  record: CommandRecord,
  field: Field,
  span: Span,
  { plan, kept, world, journal }: Job,
): void {
  const name = splitAt(field.value, ':')?.[0] ?? field.value
  const path = record.fields[0] === field ? null : hostPath({ ...world, cwd: record.cwd }, field.value)
  if (path !== null && isIdFile(path, plan, world))
    refuseIdFile(nameOf(record), path, span, plan, world, journal)
  const names = [field.value, name].filter((one) => mayNameContainer(record, one, world))
  if (names.length === 0) return
  const isNamed = ({ step }: World['containers'][number]): boolean =>
    !isKeptWork(record, world.steps[step]!, { kept, plan }) &&
    names.some((one) => containersNamed(one, record, world).some((container) => container.step === step))
  if (planContainers(plan, world).some(isNamed)) {
    journal.add('SF212', span, { command: nameOf(record), container: show(name) })
  }
}

/** The container that has a name when a command runs; before the first one of that name it may mean any of them. */
function containersNamed(name: Field['value'], record: CommandRecord, world: World): World['containers'] {
  const all = world.containers.filter(
    (container) => equal(container.name, name) && runOf(world, container.step) === record.run,
  )
  const isMade = ({ step }: (typeof all)[number]): boolean => step < record.at || record.steps.includes(step)
  const made = all.filter(isMade)
  const isCleaning = record.steps.length > 0 && record.steps.every((id) => world.steps[id]!.kind === 'remove')
  return made.length > 0 ? made.slice(-1) : isCleaning ? [] : all
}

/** A container's name is a plain word, so that only docker commands about containers mean one by it. */
function mayNameContainer(record: CommandRecord, name: Field['value'], world: World): boolean {
  if (name.some((part) => typeof part !== 'string' && part.id.startsWith('container:'))) return true
  const isAboutImages = record.steps.some((id) => ['build', 'image'].includes(world.steps[id]!.kind))
  return isDockerCommand(record) && !isAboutImages
}

/** The builder's Dockerfile goes, and the final one becomes another file. */
function refuseDockerfileUse(
  record: CommandRecord,
  field: Field,
  span: Span,
  { plan, dockerfiles, world, journal }: Job,
): void {
  if (record.fields[0] === field || !['test', 'step', 'other'].includes(record.role)) return
  const path = hostPath({ ...world, cwd: record.cwd }, field.value)
  if (path === null || partsOf(plan).some(({ build }) => isBy(writerOf(build, world), record))) return
  const isCall = world.bodies.has(record.node)
  const isPart = partsOf(plan).some((part) => part.dockerfile.path === path)
  if (isCall && isPart && !dockerfiles.has(path)) journal.add('SF503', span, { file: path })
  if (record.steps.some((id) => ['build', 'container'].includes(world.steps[id]!.kind))) return
  const isMerged = dockerfiles.has(path)
  const isBuilders =
    plan.builders.some((builder) => !builder.byHand && builder.dockerfile.path === path) ||
    (!isMerged && standIns(plan, world).has(path) && !servesOthers(record, plan, world))
  const isFinal = isMerged || plan.finals.some((final) => final.dockerfile.path === path)
  const only = record.role === 'test' || readers.has(nameOf(record))
  if (isBuilders && isFinal) return
  if (isBuilders || (isFinal && !only)) journal.add('SF231', span, { command: nameOf(record), file: path })
}

function isBy(span: Span | null, { script, range }: CommandRecord): boolean {
  return span?.path === script.path && span.start === range.start
}

/** They look at a file, and what they print is for people. */
const readers = new Set(['cat', 'head', 'tail', 'less', 'grep', 'hadolint', 'ls', 'git', 'docker'])

function refuseArtifactUse(
  record: CommandRecord,
  field: Field,
  span: Span,
  { plan, kept, world, journal }: Job,
): void {
  const touched = touchedArtifact(record, field, plan, world)
  if (touched && !isKeptWork(record, world.steps[touched.step]!, { kept, plan }))
    refuseTouch(userOf(record), touched, span, { plan, world, journal })
}

function refuseLostVariables(record: CommandRecord, { world, removed, journal, readsOf }: Job): void {
  for (const name of readsOf(record)) {
    if (!isSetInVain(name, record, world, removed)) continue
    journal.add('SF217', { path: record.script.path, ...record.range }, { command: nameOf(record), name })
  }
}

/** Somebody sets it, in the same process or at least for the same call, and all who do go. */
function isSetInVain(name: string, record: CommandRecord, world: World, removed: Job['removed']): boolean {
  const caller = callerOf(world, record)
  let isSet: 'nowhere' | 'elsewhere' | 'here' = 'nowhere'
  let staysElsewhere = false
  for (const other of recordTable(world).assigning(name)) {
    if (callerOf(world, other) !== caller) continue
    const stays = !isRemoved(other, { removed })
    if (other.process !== record.process) staysElsewhere ||= stays
    else if (stays) return false
    if (isSet !== 'here') isSet = other.process === record.process ? 'here' : 'elsewhere'
  }
  return isSet === 'here' || (isSet === 'elsewhere' && !staysElsewhere)
}

/** Any other docker command that names a builder's image might need it. */
function refuseUnknownImageUse(
  record: CommandRecord,
  field: Field,
  span: Span,
  { plan, journal }: Job,
): void {
  if (!isDockerCommand(record) || isKnownUse(record, field.value, plan)) return
  if (builderNamed(record, field.value, plan)) {
    journal.add('SF218', span, { command: nameOf(record), image: show(field.value) })
  }
}
