import { runText } from '../dockerfile/run.ts'
import { hasMeta } from '../dockerfile/pattern.ts'
import type { Artifact } from '../pipeline/types.ts'
import { baseName } from '../source/path.ts'
import { builderOf, type Plan } from './plan.ts'

export interface TypeEvidence {
  readonly type: 'file' | 'directory'
  /** What the text says decides it; otherwise it is an assumption. */
  readonly sure: boolean
}

/** Whether an artifact is a file or a directory, from what script and Dockerfiles say of it. */
export function artifactType(artifact: Artifact, plan: Plan): TypeEvidence {
  if (artifact.type !== 'unknown') return { type: artifact.type, sure: true }
  const name = baseName(artifact.source)
  const builder = builderOf(plan, artifact)
  for (const instruction of builder?.target.instructions ?? []) {
    if (instruction.keyword === 'WORKDIR' && instruction.argument.trim() === artifact.source)
      return { type: 'directory', sure: true }
    if (instruction.keyword === 'RUN' && madeByOutputOption(runText(instruction), name))
      return { type: 'file', sure: true }
  }
  if (/\.[A-Za-z][A-Za-z0-9]{0,7}$/.test(name) && !hasMeta(name) && !/\.d$/.test(name))
    return { type: 'file', sure: false }
  return { type: directoryNames.has(name) ? 'directory' : 'file', sure: false }
}

/** `go build -o app`, `gcc -o app`: compilers write one file there. */
function madeByOutputOption(command: string, name: string): boolean {
  return new RegExp(`\\s-o[ =]?(\\S*/)?${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=\\s|$|["';&|])`).test(
    command,
  )
}

const directoryNames = new Set([
  ...[
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
  ],
  ...[
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
  ],
  ...[
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
  ],
])
