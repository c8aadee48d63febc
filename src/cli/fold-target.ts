import { relative } from 'node:path'
import { fold } from '../fold.ts'
import { withoutCovered } from './covered.ts'
import type { ReportContext } from '../report/place.ts'
import type { BuilderRole, FoldOptions, FoldResult } from '../result.ts'
import type { Options } from './options.ts'
import { fileOption } from './targets.ts'
import type { Target } from './targets.ts'

/** A target and what came of it. */
export interface Outcome {
  readonly target: Target
  readonly result: FoldResult
}

/** Folds one target with the roles that the command line gives. */
function foldTarget(target: Target, options: Options, cwd: string): Outcome {
  return { target, result: fold(foldOptions(target, options, cwd)) }
}

/** Folds targets, each pipeline once. */
export function foldTargets(targets: readonly Target[], options: Options, cwd: string): readonly Outcome[] {
  return withoutCovered(targets.map((target) => foldTarget(target, options, cwd)))
}

/** How a target's reports speak of places: with paths from the working directory, as editors open them. */
export function contextOf(target: Target, cwd: string, color: boolean): ReportContext {
  return { project: target.project, color, displayPath: (path) => displayPath(target, path, cwd) }
}

export function displayPath(target: Pick<Target, 'root'>, path: string, cwd: string): string {
  return relative(cwd, `${target.root}/${path}`)
}

/** The scripts of a target, as they are named on a command line. */
export function displayScripts(target: Pick<Target, 'root' | 'script' | 'more'>, cwd: string): string {
  return [target.script, ...target.more].map((path) => displayPath(target, path, cwd)).join(' ')
}

/** What a fold is given for a target. */
export function foldOptions(target: Target, options: Options, cwd: string): FoldOptions {
  const file = (name: string) => fileOption(cwd, target, name)
  return {
    project: target.project,
    script: target.more.length === 0 ? target.script : [target.script, ...target.more],
    ...(options.target && { targets: options.target }),
    ...(options.builder && { builders: options.builder.map((text) => builderRole(text, file)) }),
    ...(options.dockerfile !== undefined && { dockerfile: file(options.dockerfile) }),
    ...(options.context !== undefined && { context: file(options.context) }),
    ...(options['stage-name'] !== undefined && { stageName: options['stage-name'] }),
    ...(options.output !== undefined && { output: file(options.output) }),
    ...(options.keep !== undefined && { keep: options.keep }),
    ...(options.strict !== undefined && { strict: options.strict }),
    ...(options['named-contexts'] !== undefined && { namedContexts: options['named-contexts'] }),
    ...(options['move-host-steps'] !== undefined && { moveHostSteps: options['move-host-steps'] }),
    ...(options['cache-mounts'] !== undefined && { cacheMounts: options['cache-mounts'] }),
  }
}

/** `FILE` or `FILE=STAGE`. */
function builderRole(text: string, file: (name: string) => string): BuilderRole {
  const equals = text.lastIndexOf('=')
  return equals === -1
    ? { file: file(text) }
    : { file: file(text.slice(0, equals)), stage: text.slice(equals + 1) }
}
