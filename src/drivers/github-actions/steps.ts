import { entryOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Item, Node, Scalar } from '../../data/node.ts'
import { placeScalar } from '../../data/place-scalar.ts'
import type { Fragment } from '../../shell/fragment.ts'
import type { Range } from '../../source/span.ts'
import { expandMacros } from '../macros.ts'
import { shellStatement } from '../shell-fragment.ts'
import { afterStep, ofRunner, withEnv } from './environment.ts'
import { evaluate, expression, expressionValue, type Environment } from './expressions.ts'
import type { Job } from './jobs.ts'
import { isPosix } from './shells.ts'
import { checkoutOf, inProject, isOwnCheckout } from './workspace.ts'

export interface JobOfFile {
  readonly path: string
  readonly text: string
  readonly workflow: Node | null
  readonly job: Job
}

/** The steps of a job: those that run a shell, and those that nobody can read. */
export function fragmentsOfJob(of: JobOfFile): readonly Fragment[] {
  const { job, workflow } = of
  let variables = withEnv(withEnv(ofRunner, workflow), job.node)
  return job.steps.flatMap((item, at) => {
    const own = withEnv(variables, item.value)
    const run = textAt(item.value, 'run')
    if (run === null && isHarmless(item)) return []
    const fragment = fragmentOf(item, run, own, of)
    variables = afterStep(variables, run ?? '', at)
    return [fragment]
  })
}

function fragmentOf(item: Item, run: string | null, variables: Environment, of: JobOfFile): Fragment {
  const { path, text, workflow, job } = of
  const step = item.value
  const directory =
    textAt(step, 'working-directory') ??
    textAt(job.node, 'defaults', 'run', 'working-directory') ??
    textAt(workflow, 'defaults', 'run', 'working-directory') ??
    ''
  const range = { start: item.range.start, end: behindComment(text, item.range.end) }
  const shell =
    run !== null && isPosix(step, job.node, workflow) ? shellOf(text, step, range, variables) : null
  const failure = textAt(step, 'continue-on-error')
  const condition = textAt(step, 'if')
  return {
    path,
    range,
    statement: shell?.statement ?? null,
    cwd: inProject(evaluate(directory, variables), checkoutOf(job)),
    variables: new Map([...variables, ...(shell?.variables ?? [])]),
    opaque: shell?.opaque ?? [],
    isFailureIgnored: failure !== null && failure !== 'false',
    isMaybe:
      condition !== null && !/^(?:\$\{\{)?\s*(?:success|always)\(\)\s*(?:\}\})?$|^true$/.test(condition),
  }
}

/** Only what stands in this step and nowhere else can be edited for it. */
function shellOf(text: string, step: Node | null, range: Range, variables: Environment) {
  const isHere = step?.kind === 'mapping' && step.anchor === null
  const script = isHere ? entryOf(step, 'run')?.value : null
  if (script?.kind !== 'scalar' || script.anchor !== null) return null
  const placed = placeScalar(text, script satisfies Scalar)
  const expanded =
    placed && expandMacros(placed, expression, ([, inside]) => expressionValue(inside!, variables))
  return expanded && { ...expanded, statement: shellStatement(expanded.pieces, range) }
}

/** Actions that prepare the machine, and touch no file of the project and no image. */
function isHarmless({ value }: Item): boolean {
  const uses = textAt(value, 'uses')
  if (uses === null || isOwnCheckout(uses, textAt(value, 'with', 'repository'))) return true
  return prepares.test(uses) && valueOf(value, 'env') === null
}

const prepares =
  /^(?:actions\/setup-[\w-]+|docker\/(?:login-action|setup-buildx-action|setup-qemu-action|metadata-action))@/

/** A comment on the last line says something about what stands before it. */
function behindComment(text: string, end: number): number {
  return end + (/^[ \t]+#[^\r\n]*/.exec(text.slice(end))?.[0].trimEnd().length ?? 0)
}
