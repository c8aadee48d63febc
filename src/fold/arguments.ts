import type { Journal } from '../diagnostics/journal.ts'
import { isPredefined } from '../dockerfile/scope.ts'
import type { Dockerfile, Instruction } from '../dockerfile/types.ts'
import type { BuildArg } from '../pipeline/types.ts'
import { equal } from '../shell/value.ts'
import { builderBehind } from './images.ts'
import { referencesOf, stageOf, type Reference } from './references.ts'
import {
  canExport,
  given,
  globalText,
  hasValue,
  nameOf,
  prefixed,
  renameArguments,
} from './rename-arguments.ts'
import { finalFiles, partsOf, type Builder, type Part, type Plan } from './plan.ts'
import type { TextEdit } from '../source/span.ts'

/** What happens to the build arguments of one builder. */
export interface ArgumentPlan {
  readonly builder: Builder
  /** Edits of the builder's Dockerfile. */
  readonly edits: readonly TextEdit[]
  /** Its own `docker build`'s, where that one stays. */
  readonly own: readonly PassedArgument[]
  /** What each final `docker build` is given for it, in the order of the script. */
  readonly passed: ReadonlyMap<Part, readonly PassedArgument[]>
}

export interface PassedArgument {
  readonly argument: BuildArg
  /** The name that the merged Dockerfile knows it by. */
  readonly name: string
}

/**
 * One build has one set of build arguments for all of its stages, where the two builds had two (E70-E73). An
 * argument that would reach a file that it did not reach before, or with another value, gets a name of its own in
 * the builder: `ARG builder_V` and `ENV V=$builder_V`.
 *
 * @param kept builders, by their steps, whose images are still used and must have no ENV more than before.
 */
export function planArguments(
  plan: Plan,
  kept: ReadonlySet<number>,
  journal: Journal,
): readonly ArgumentPlan[] {
  refuseGlobals(plan, journal)
  return plan.builders.map((builder, at) => {
    const others = [...plan.finals, ...plan.builders.slice(at + 1)]
    const clashing = new Set(
      namesOf(builder.dockerfile).filter((name) => others.some((other) => clashes(name, builder, other))),
    )
    for (const name of givenNames(builder)) {
      // An argument that this file does not declare must not reach a file that does.
      if (
        !declares(builder.dockerfile, name) &&
        others.some((other) => declares(other.dockerfile, name) && !sameGiven(name, builder, other))
      )
        clashing.add(name)
    }
    for (const name of seenByChildren(builder, plan)) clashing.add(name)
    const isParent = kept.has(builder.build.id) || childrenOf(builder, plan).length > 0
    for (const name of clashing) {
      const isHard = isPredefined(name) || (isParent && !canExport(builder)) || isInherited(name, builder)
      if (isHard) refuseClash(name, builder, journal)
    }
    const edits = renameArguments(builder, clashing, isParent)
    const own = ownArguments(builder, clashing)
    const passed = new Map(plan.finals.map((final) => [final, passedTo(final, own, builder, clashing)]))
    return { builder, edits, own, passed }
  })
}

/** Each final image has its own build, but the ARGs above the first FROM are those of all. */
function refuseGlobals(plan: Plan, journal: Journal): void {
  const files = finalFiles(plan).map((final) => final.dockerfile)
  for (const [at, dockerfile] of files.entries()) {
    for (const instruction of dockerfile.globalArgs) {
      for (const name of instruction.words.map((word) => nameOf(word.text))) {
        const other = files
          .slice(0, at)
          .concat(files.slice(at + 1))
          .find((one) => declares(one, name) && !sameGlobal(name, one, dockerfile))
        const { start, end } = instruction
        const { path } = dockerfile
        if (other) journal.add('SF308', { path, start, end }, { name, file: path })
      }
    }
  }
}

/**
 * A predefined argument has no other name; and in a stage that others start from a renamed one cannot become an ENV,
 * which they would inherit (E95).
 */
function refuseClash(name: string, builder: Builder, journal: Journal): void {
  const place = argInstructions(builder.dockerfile).find((instruction) =>
    instruction.words.some((word) => nameOf(word.text) === name),
  )
  const { start, end } = place ?? builder.target
  journal.add('SF308', { path: builder.dockerfile.path, start, end }, { name, file: builder.dockerfile.path })
}

/** A stage of the builder hands it on to another of its own, by rules that differ between the engines. */
function isInherited(name: string, { dockerfile }: Builder): boolean {
  const declaring = dockerfile.stages.filter((stage) =>
    stage.instructions.some(
      ({ keyword, words }) => keyword === 'ARG' && words.some((word) => nameOf(word.text) === name),
    ),
  )
  return referencesOf(dockerfile).some((reference) => {
    const parent = reference.where === 'FROM' ? stageOf(reference, dockerfile) : null
    const mentions = reference.stage.instructions.some(({ argument }) =>
      new RegExp(`\\b${name}\\b`).test(argument),
    )
    return parent !== null && declaring.includes(parent) && mentions
  })
}

/** Arguments of a builder whose names a stage that starts from it mentions without declaring them. */
function seenByChildren(builder: Builder, plan: Plan): string[] {
  const text = childrenOf(builder, plan)
    .flatMap(({ stage }) => stage.instructions.map((instruction) => instruction.argument))
    .join('\n')
  return namesOf(builder.dockerfile).filter(
    (name) => hasValue(name, builder) && new RegExp(`\\b${name}\\b`).test(text),
  )
}

/** The FROMs that start from a builder's image, or from a builder's that starts from it. */
function childrenOf(builder: Builder, plan: Plan): readonly Reference[] {
  return partsOf(plan).flatMap((part) => {
    const direct = referencesOf(part.dockerfile).filter(
      (reference) =>
        reference.where === 'FROM' &&
        stageOf(reference, part.dockerfile) === null &&
        builderBehind(reference.name, part, plan.builders) === builder,
    )
    const child = direct.length > 0 ? plan.builders.find((other) => other === part) : undefined
    return child ? [...direct, ...childrenOf(child, plan)] : direct
  })
}

/** Names that a Dockerfile reads as build arguments. */
function namesOf(dockerfile: Dockerfile): string[] {
  return [
    ...new Set(
      argInstructions(dockerfile).flatMap((instruction) =>
        instruction.words.map((word) => nameOf(word.text)),
      ),
    ),
  ]
}

function argInstructions(dockerfile: Dockerfile): readonly Instruction[] {
  return [
    ...dockerfile.globalArgs,
    ...dockerfile.stages.flatMap((stage) => stage.instructions.filter((one) => one.keyword === 'ARG')),
  ]
}

function declares(dockerfile: Dockerfile, name: string): boolean {
  return namesOf(dockerfile).includes(name)
}

function givenNames(part: Part): string[] {
  return part.build.buildArgs.map((argument) => argument.name)
}

function clashes(name: string, builder: Part, other: Part): boolean {
  const isDeclared = declares(other.dockerfile, name)
  if (!sameGiven(name, builder, other)) return isDeclared || given(other, name) !== undefined
  return isDeclared && !sameGlobal(name, builder.dockerfile, other.dockerfile)
}

function sameGiven(name: string, a: Part, b: Part): boolean {
  const [one, other] = [given(a, name), given(b, name)]
  if (!one || !other) return one === other
  if (one.value === null || other.value === null) return one.value === other.value
  return equal(one.value, other.value)
}

/** A default above the first FROM counts for every ARG of that name below; ARGs of stages keep to their stage. */
function sameGlobal(name: string, a: Dockerfile, b: Dockerfile): boolean {
  return globalText(name, a) === globalText(name, b)
}

/** An argument of another name is nothing to the file that does not declare it. */
function ownArguments(builder: Builder, clashing: ReadonlySet<string>): PassedArgument[] {
  return builder.build.buildArgs
    .filter((argument) => !clashing.has(argument.name) || declares(builder.dockerfile, argument.name))
    .map((argument) => ({
      argument,
      name: clashing.has(argument.name) ? prefixed(builder, argument.name) : argument.name,
    }))
}

function passedTo(
  final: Part,
  own: readonly PassedArgument[],
  builder: Builder,
  clashing: ReadonlySet<string>,
): PassedArgument[] {
  return own.filter(
    ({ argument: { name } }) =>
      clashing.has(name) || !(given(final, name) && sameGiven(name, builder, final)),
  )
}
