import type { FoldOptions } from '../../../src/result.ts'
import type { Builder, EngineVersion } from './engine.ts'

/** How an engine proves a case: the key `engine` of its case.json. */
export interface EngineSpec {
  /** The image, or images, that both ways must make the same. */
  readonly final: string | readonly string[]
  /** Images that there must be stand-ins for, besides those that its Dockerfiles name. */
  readonly images?: readonly string[]
  /** Shell commands that make the host ready, before either way. */
  readonly prepare?: string
  /** Shell commands of the old way; without it the script is run. */
  readonly run?: string
  /** Shell commands of the folded way; without it the script is run. */
  readonly runFolded?: string
  /** Arguments for the script. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** The builders and engines that can do it; all without it. */
  readonly builders?: readonly Builder[]
  readonly engines?: readonly EngineVersion[]
  /** Absolute paths in the image that are not compared. */
  readonly ignore?: readonly string[]
}

/** A project that is built both ways. */
export interface EngineCase {
  readonly name: string
  /** The project's folder as it is before the fold. */
  readonly folder: string
  readonly script: string
  /** Scripts that are called after it. */
  readonly more?: readonly string[]
  readonly options: Omit<FoldOptions, 'project' | 'script'>
  readonly engine: EngineSpec
}
