import type { Journal } from '../../diagnostics/journal.ts'
import type { Step } from '../../pipeline/types.ts'
import { hostPath } from '../../script/host-paths.ts'
import type { FileRedirection } from '../../script/redirections.ts'
import { callerOf, runOf, textAround, type CommandRecord, type World } from '../../script/world.ts'
import { wordRange, type Evaluated } from '../../shell/parse.ts'
import { equal, known, show, splitAt } from '../../shell/value.ts'
import type { Span } from '../../source/span.ts'
import { baseName } from '../../source/path.ts'
import { builderOf, lastBuild, partsOf, type Plan } from '../plan.ts'
import { standIns } from '../stand-ins.ts'
import { isWithinCall } from './calls.ts'
import { refuseIdFile } from './id-file-uses.ts'
import { builderNamed, isDockerCommand, isKnownUse } from './image-uses.ts'
import { mentions } from './messages.ts'
import { isIdFile, planContainers } from './purposes.ts'
import { commandsOf, redirectedArtifact } from './redirections.ts'
import { onlyReads } from './host-uses.ts'
import { touchedArtifact, type Touch } from './touches.ts'

interface Job {
  readonly plan: Plan
  /** Where the merged ones are. */
  readonly dockerfiles: ReadonlySet<string>
  readonly world: World
  /** Builders, by their steps, whose extractions stay for the host. */
  readonly kept: ReadonlySet<number>
  readonly removed: ReadonlySet<Evaluated>
  readonly journal: Journal
  /** The variables that a command reads once it is edited. */
  readonly readsOf: (record: CommandRecord) => ReadonlySet<string>
}

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

/** `(( ))`, `coproc`: what stands in them is compared as text. */
function refuseUnread({ plan, world, journal }: Job): void {
  for (const { span, at } of world.unread) {
    const text = textAround(world, span).slice(span.start, span.end)
    const container = planContainers(plan, world)
      .map(({ name }) => show(name))
      .find((name) => mentions(text, name))
    const command = /[^\s-]\S*/.exec(text)?.[0] ?? text
    if (container) journal.add('SF212', span, { command, container })
    for (const [step, artifact] of plan.artifacts) {
      const isNamed = namesPath(text, baseName(artifact.path)) || namesFolder(text, artifact.path)
      if (at <= step || !isNamed) continue
      const user = { name: command, at, run: runOf(world, step) }
      refuseTouch(user, { step, artifact, path: artifact.path }, span, { plan, world, journal })
    }
  }
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
  const isOwn = dockerfiles.has(path) || standIns(plan, world).has(path)
  if (!writes || !isOwn) return
  const record = world.records.find(
    (one) =>
      one.script.path === span.path && one.range.start <= command.start && command.end <= one.range.end,
  )
  if (!record || !isRemoved(record, job))
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

function nameOf(record: CommandRecord): string {
  return record.fields[0] ? show(record.fields[0].value) : 'the assignment'
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
  const isCall = world.bodies.has(record.node)
  const isPart = partsOf(plan).some((part) => part.dockerfile.path === path)
  if (path === null) return
  if (isCall && isPart && !dockerfiles.has(path)) journal.add('SF503', span, { file: path })
  if (record.steps.some((id) => ['build', 'container'].includes(world.steps[id]!.kind))) return
  const isMerged = dockerfiles.has(path)
  const isBuilders =
    plan.builders.some((builder) => !builder.byHand && builder.dockerfile.path === path) ||
    (!isMerged && standIns(plan, world).has(path))
  const isFinal = isMerged || plan.finals.some((final) => final.dockerfile.path === path)
  const only = record.role === 'test' || readers.has(nameOf(record))
  if (isBuilders && isFinal) return
  if (isBuilders || (isFinal && !only)) journal.add('SF231', span, { command: nameOf(record), file: path })
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

/** What works on an artifact, and how many steps had been taken by then. */
interface User {
  readonly name: string
  readonly at: number
  readonly run: number
}

function userOf(record: CommandRecord): User {
  return { name: nameOf(record), at: record.at, run: record.run }
}

function refuseTouch(
  user: User,
  { step, artifact, path }: Touch,
  span: Span,
  { plan, world, journal }: Pick<Job, 'plan' | 'world' | 'journal'>,
): void {
  const builder = builderOf(plan, artifact)!
  const isLater = user.at > lastBuild(plan, user.run, artifact.build) && !plan.final.byHand
  journal.add(
    isLater ? 'SF211' : 'SF210',
    span,
    { command: user.name, path, stage: builder.stageName, dockerfile: builder.dockerfile.path },
    {
      related: [
        {
          span: world.steps[step]!.span,
          text: `${artifact.path} is extracted here, from ${artifact.source}`,
        },
      ],
    },
  )
}

/** `sh -c`, `eval`, `ssh` and a trap that cannot be read run a text; what it names may not go. */
function refuseTextUse(record: CommandRecord, field: Field, span: Span, job: Job): void {
  const text = known(field.value)
  const runs = record.fields.slice(0, 3).some((one) => interpreters.has(known(one.value) ?? ''))
  if (runs && text !== null && /\s/.test(text)) refuseNamed(record, text, span, job)
}

/**
 * Words that nobody reads here: process substitutions, here-strings, arithmetic, brace lists, defaults. What stands in
 * them is compared as text.
 */
function refuseHiddenUse(record: CommandRecord, job: Job): void {
  const { script, range, steps, node } = record
  const text = script.text.slice(range.start, range.end)
  const isBuild = steps.some((id) => job.world.steps[id]!.kind === 'build')
  if (isBuild || !hidden.test(text) || job.world.bodies.has(node)) return
  const words = text.replace(/\$\{\w+:?[-=?+]|[{},\\]/g, ' ')
  refuseNamed(record, words, { path: script.path, ...range }, job)
}

const hidden = /[<>]\(|<<<|\$\(\(|\\[`"]|\$\{\w+:?[-=?+]|\{[^{}\s]*,[^{}]*\}|^coproc|--env-file/

function refuseNamed(
  record: CommandRecord,
  text: string,
  span: Span,
  { plan, kept, world, journal }: Job,
): void {
  const container = planContainers(plan, world)
    .filter(({ step }) => !isKeptWork(record, world.steps[step]!, { kept, plan }))
    .map(({ name }) => show(name))
    .find((name) => mentions(text, name))
  if (container) journal.add('SF212', span, { command: nameOf(record), container })
  for (const [step, artifact] of plan.artifacts) {
    if (record.at <= step || record.run !== runOf(world, step)) continue
    if (!namesPath(text, baseName(artifact.path))) continue
    if (isKeptWork(record, world.steps[step]!, { kept, plan })) continue
    refuseTouch(userOf(record), { step, artifact, path: artifact.path }, span, { plan, world, journal })
  }
}

/**
 * The extraction stays, so that what follows the last build finds all that it needs; before that, what is not modelled
 * may change what a build takes.
 */
function isKeptWork(record: CommandRecord, step: Step, { kept, plan }: Pick<Job, 'kept' | 'plan'>): boolean {
  const build = 'artifact' in step ? step.artifact.build : step.kind === 'container' ? step.build : null
  if (build === null || !kept.has(build)) return false
  return record.role !== 'other' || record.at > lastBuild(plan, record.run, build) || onlyReads(record)
}

function namesPath(text: string, name: string): boolean {
  return wordsOf(text).some((word) => word.split('/').includes(name))
}

/** All that is in a folder that the path lies in. */
function namesFolder(text: string, path: string): boolean {
  return wordsOf(text).some((word) => {
    const folder = word.replace(/^(?:\.\/)+(?=.)|\/+$/g, '')
    return folder === '.' || (folder !== '' && path.startsWith(`${folder}/`))
  })
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s;&|()<>"'`=:,{}[\]]+/)
}

const interpreters = new Set(['sh', 'bash', 'dash', 'zsh', 'ash', 'ksh', 'eval', 'ssh', 'su', 'trap'])

function refuseLostVariables(record: CommandRecord, { world, removed, journal, readsOf }: Job): void {
  for (const name of readsOf(record)) {
    const all = world.records.filter(
      (other) => other.assigns.includes(name) && callerOf(world, other) === callerOf(world, record),
    )
    const own = all.filter((other) => other.process === record.process)
    const setters = own.length > 0 ? own : all
    if (setters.length > 0 && setters.every((setter) => isRemoved(setter, { removed }))) {
      journal.add('SF217', { path: record.script.path, ...record.range }, { command: nameOf(record), name })
    }
  }
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
