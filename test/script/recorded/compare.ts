import { resolve } from 'node:path'
import type { Step } from '../../../src/pipeline/types.ts'
import { show, type Value } from '../../../src/shell/value.ts'
import { ROOT } from '../../../src/script/host-paths.ts'
import { align } from './align.ts'
import type { Derived, DerivedCall } from './derive.ts'
import { readDocker } from './docker.ts'
import type { Run } from './machine.ts'
import { unify, unifyWords, type Bindings } from './unify.ts'

/** `mktemp` gives each time another name. */
function withoutTemporary(value: unknown): string {
  return JSON.stringify(value).replaceAll(/\/tmp\/tmp\.\w+/g, '/tmp/tmp')
}

/** In what the interpreter and the shell differ; empty when the interpreter is right. */
export function differences(derived: Derived, run: Run): string[] {
  const root = ROOT[0] as Exclude<Value[number], string>
  let bindings: Bindings = new Map([
    [root.id, run.root],
    ['$HOME', run.root.replace('/a/b/c/project', '/home')],
  ])
  const seen = readDocker(run)
  const found: string[] = []
  /** Positions of calls by the step that they are. */
  const positions = new Map<number, number>()
  for (const { derived: call, recorded } of align(derived.calls, run.calls, bindings)) {
    if (!call) found.push(`not foreseen: ${textOf(run, recorded!)}`)
    else if (recorded === null) {
      if (!call.maybe) found.push(`not called: ${call.text}`)
    } else found.push(...comparePair(call, recorded))
  }
  return found

  function comparePair(call: DerivedCall, at: number): string[] {
    const recorded = run.calls[at]!
    const text = textOf(run, at)
    // The steps of a command within the words of this one are that one's.
    const own = call.steps.filter(({ id }) => !positions.has(id))
    for (const step of own) {
      positions.set(step.id, at)
      if (step.kind === 'container' || step.kind === 'build') bindings = named(step, recorded.id)
    }
    const bound = unifyWords(call.fields, recorded.words, bindings)
    if (!bound) return [`${text}: an unknown is not what it was`]
    bindings = bound
    const cwd = call.cwd === null ? null : call.cwd.startsWith('/') ? call.cwd : `${run.root}/${call.cwd}`
    const elsewhere = cwd !== null && cwd.replace(/\/$/, '') !== recorded.cwd
    return [
      ...(elsewhere ? [`${text}: runs in ${recorded.cwd}, not in ${cwd}`] : []),
      ...compareSteps({ ...call, steps: own }, at).map((difference) => `${text}: ${difference}`),
    ]
  }

  function named(step: Step, id: string): Bindings {
    return new Map(bindings).set(`${step.kind === 'build' ? 'image' : 'container'}:${step.id}`, id)
  }

  function compareSteps(call: DerivedCall, at: number): string[] {
    const one = seen[at]!
    if (one.kind === 'other') return call.steps.length > 0 ? [`is no ${call.steps[0]!.kind}`] : []
    const step = call.steps.find(({ kind }) => kind === one.kind)
    if (!step) return call.obstructed ? [] : [`${one.kind} without a step`]
    const differs: string[] = []
    const is = (what: string, told: unknown, real: unknown): void => {
      if (withoutTemporary(told) !== withoutTemporary(real))
        differs.push(`${what} is ${JSON.stringify(real)}, not ${JSON.stringify(told)}`)
    }
    const callOf = (id: number | null): number | null => (id === null ? null : (positions.get(id) ?? -1))
    const text = (value: Value, real: string): string => {
      const [way] = unify(value, real, bindings)
      if (way) bindings = way
      return way ? real : show(value)
    }
    const texts = (values: readonly Value[], real: readonly string[]): string[] =>
      values.map((value, index) => text(value, real[index] ?? ''))
    if (one.kind === 'build' && step.kind === 'build') {
      // A Dockerfile alone on standard input has its own folder for a context, which it does not read.
      if (one.context !== null) is('the context', step.context ?? one.context, one.context)
      if (one.dockerfile !== null) is('the Dockerfile', step.readAt ?? one.dockerfile, one.dockerfile)
      // Of a stream, which no container here makes, the Dockerfile is a part.
      const told = step.dockerfile !== null && step.streamed === null ? derived.textFor(step) : null
      const { stdin, texts: files } = run.calls[at]!
      const real = one.dockerfile === null ? stdin : files.get(resolve(run.root, one.dockerfile))
      // No command writes outside of the machine.
      const isKept = one.dockerfile?.startsWith('/') !== true
      if (told !== null && isKept) is('the text of the Dockerfile', told, real ?? null)
      is('the list of tags', texts(step.tags, one.tags), one.tags)
      const args = step.buildArgs.map(({ name, value }): Value => (value ? [`${name}=`, ...value] : [name]))
      is('the list of arguments', texts(args, one.buildArgs), one.buildArgs)
      is('the target', step.target && text(step.target, one.target ?? ''), one.target)
    }
    if (one.kind === 'container' && step.kind === 'container') {
      is('the image', text(step.image, one.image), one.image)
      is('the build of its image', callOf(step.build), one.build)
    }
    if (one.kind === 'stream' && step.kind === 'stream')
      is('the container', callOf(step.container), one.container)
    if (one.kind === 'extract' && step.kind === 'extract') {
      is('the container', callOf(step.container), one.container)
      is('the source', step.artifact.source, one.source)
      if (one.path !== null) is('the place', step.artifact.path, one.path)
    }
    if (one.kind === 'image' && step.kind === 'image') {
      is('the command', step.command, one.command)
      is('the list of images', texts(step.images, one.images), one.images)
      is('the builds', step.builds.map(callOf), one.builds)
    }
    if (one.kind === 'remove' && step.kind === 'remove') {
      is('the list of containers', texts(step.containers, one.containers), one.containers)
      is('where they come from', step.starts.map(callOf), one.starts)
    }
    return differs
  }
}

function textOf(run: Run, at: number): string {
  const { name, words } = run.calls[at]!
  return [name, ...words].join(' ')
}
