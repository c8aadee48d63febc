import { runOf, textAround, type CommandRecord } from '../../script/world.ts'
import { known, show } from '../../shell/value.ts'
import type { Span } from '../../source/span.ts'
import { baseName } from '../../source/path.ts'
import { isKeptWork, refuseTouch, userOf, type Job } from './lost-use.ts'
import { mentions } from './messages.ts'
import { planContainers } from './purposes.ts'

/** `(( ))`, `coproc`: what stands in them is compared as text. */
export function refuseUnread(job: Job): void {
  const { world } = job
  for (const { span, at } of world.unread) {
    const text = textAround(world, span).slice(span.start, span.end)
    const name = /[^\s-]\S*/.exec(text)?.[0] ?? text
    refuseNamed({ text, span, name, at, record: null }, job)
  }
}

/** `sh -c`, `eval`, `ssh` and a trap that cannot be read run a text; what it names may not go. */
export function refuseTextUse(
  record: CommandRecord,
  field: CommandRecord['fields'][number],
  span: Span,
  job: Job,
): void {
  const text = known(field.value)
  const runs = record.fields.slice(0, 3).some((one) => interpreters.has(known(one.value) ?? ''))
  if (runs && text !== null && /\s/.test(text)) refuseNamed({ ...userOf(record), text, span, record }, job)
}

const interpreters = new Set(['sh', 'bash', 'dash', 'zsh', 'ash', 'ksh', 'eval', 'ssh', 'su', 'trap'])

/**
 * Words that nobody reads here: process substitutions, here-strings, arithmetic, brace lists, defaults. What stands in
 * them is compared as text.
 */
export function refuseHiddenUse(record: CommandRecord, job: Job): void {
  const { script, range, steps, node } = record
  const text = script.text.slice(range.start, range.end)
  const isBuild = steps.some((id) => job.world.steps[id]!.kind === 'build')
  if (isBuild || !hidden.test(text) || job.world.bodies.has(node)) return
  const words = text.replace(/\$\{\w+:?[-=?+]|[{},\\]/g, ' ')
  const span = { path: script.path, ...range }
  refuseNamed({ ...userOf(record), text: words, span, record }, job)
}

const hidden = /[<>]\(|<<<|\$\(\(|\\[`"]|\$\{\w+:?[-=?+]|\{[^{}\s]*,[^{}]*\}|^coproc|--env-file/

/** A text that names things; of a command that is known, or of no command that anybody reads. */
interface Naming {
  readonly text: string
  readonly span: Span
  readonly name: string
  readonly at: number
  readonly record: CommandRecord | null
}

function refuseNamed({ text, span, name, at, record }: Naming, { plan, kept, world, journal }: Job): void {
  const isKept = (step: number): boolean =>
    record !== null && isKeptWork(record, world.steps[step]!, { kept, plan })
  const container = planContainers(plan, world)
    .filter(({ step }) => !isKept(step))
    .map((one) => show(one.name))
    .find((one) => mentions(text, one))
  if (container) journal.add('SF212', span, { command: name, container })
  for (const [step, artifact] of plan.artifacts) {
    const run = runOf(world, step)
    if (at <= step || (record && record.run !== run) || isKept(step)) continue
    // What nobody reads may also take all of a folder.
    const isNamed = namesPath(text, baseName(artifact.path)) || (!record && namesFolder(text, artifact.path))
    if (isNamed)
      refuseTouch({ name, at, run }, { step, artifact, path: artifact.path }, span, { plan, world, journal })
  }
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
