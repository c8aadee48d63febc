import { Journal } from '../diagnostics/journal.ts'
import type { Instruction } from '../dockerfile/types.ts'
import type { Project } from '../project/project.ts'
import type { ImageFacts } from '../script/world.ts'
import { readFromProject } from './dockerfiles.ts'
import { runText } from '../dockerfile/run.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { Artifact } from '../pipeline/types.ts'
import { baseName } from '../source/path.ts'
import { workInstructions } from './chain.ts'
import { builderOf, type Plan } from './plan.ts'

export interface TypeEvidence {
  readonly type: 'file' | 'directory'
  /** What the text says decides it; otherwise it is an assumption. */
  readonly sure: boolean
}

/** The interpreter's question: an answer only where the builder's Dockerfile decides it. */
export function typeFromDockerfile(project: Project): ImageFacts['typeOf'] {
  return (artifact, build) => {
    if (artifact.type !== 'unknown') return artifact.type
    const path = build?.kind === 'build' ? build.dockerfile : null
    const dockerfile = path === null ? null : readFromProject(project, path, null, new Journal())
    return dockerfile ? (evidenceIn(dockerfile.instructions, artifact.source) ?? 'unknown') : 'unknown'
  }
}

/** Whether an artifact is a file or a directory, from what script and Dockerfiles say of it. */
export function artifactType(artifact: Artifact, plan: Plan): TypeEvidence {
  if (artifact.type !== 'unknown') return { type: artifact.type, sure: true }
  const name = baseName(artifact.source)
  const builder = builderOf(plan, artifact)
  const found = evidenceIn(
    [...(builder?.dockerfile.instructions ?? []), ...workInstructions(artifact, plan)],
    artifact.source,
  )
  if (found) return { type: found, sure: true }
  if (hasEnding(name)) return { type: 'file', sure: false }
  return { type: directoryNames.has(name) ? 'directory' : 'file', sure: false }
}

/** Folders are rarely called so. */
export function hasEnding(name: string): boolean {
  return /\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(name) && !hasMeta(name) && !name.endsWith('.d')
}

/** What the instructions themselves say of a path: null when they say nothing, or both. */
function evidenceIn(instructions: readonly Instruction[], path: string): 'file' | 'directory' | null {
  const texts = instructions.map((instruction) =>
    instruction.keyword === 'RUN' ? runText(instruction) : `${instruction.keyword} ${instruction.argument}`,
  )
  const name = pattern(baseName(path))
  const full = pattern(path)
  const end = '(?=[\\s"\';&|)]|$)'
  const isDirectory = [
    new RegExp(`(^|[\\s"'=:>])${full}/`),
    new RegExp(`\\bmkdir\\s[^;&|]*(?<=[\\s"'])${full}${end}`),
    new RegExp(`^WORKDIR\\s+${full}/?\\s*$`),
  ]
  const isFile = [
    new RegExp(`>>?\\s*${full}${end}`),
    new RegExp(`\\btouch\\s[^;&|]*(?<=[\\s"'])${full}${end}`),
  ]
  const says = (patterns: readonly RegExp[]): boolean =>
    texts.some((text) => patterns.some((one) => one.test(text)))
  const [directory, file] = [says(isDirectory), says(isFile)]
  if (directory !== file) return directory ? 'directory' : 'file'
  // A name without its folder may be another file's.
  return !directory && says([new RegExp(`\\s-o[ =]?(\\S*/)?${name}${end}`)]) ? 'file' : null
}

function pattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Names that people give to folders. */
export const directoryNames = new Set([
  'dist',
  'build',
  'target',
  'out',
  'output',
  'public',
  'static',
  'assets',
  'node_modules',
  'vendor',
  'lib',
  'libs',
  'bin',
  'www',
  'html',
  'site',
  '_site',
  'release',
  'bundle',
  'artifacts',
  'packages',
  'wheels',
  'wheelhouse',
  'app.app',
  'deps',
  'deploy',
  'publish',
  'rootfs',
  'share',
  'classes',
  'resources',
  'web',
  'client',
  'src',
])
