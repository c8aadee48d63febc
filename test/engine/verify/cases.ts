import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fold } from '../../../src/fold.ts'
import { diskProject } from '../../../src/project/disk.ts'
import type { FoldResult } from '../../../src/result.ts'
import type { VerifyOptions } from '../../../src/verify/result.ts'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..')

export type Project = Pick<VerifyOptions, 'root' | 'script' | 'roles'>

/** The articles' projects, as a user would verify them. */
export const samples: readonly (readonly [name: string, project: Project])[] = [
  ['href-counter', { root: join(ROOT, 'samples/href-counter'), script: 'build.sh' }],
  ['react-nginx', { root: join(ROOT, 'samples/react-nginx'), script: 'build.sh' }],
  [
    'dashboard',
    {
      root: join(ROOT, 'samples/dashboard'),
      script: 'copy-dist-from-builder.sh',
      roles: {
        builders: [{ file: 'Dockerfile.builder', stage: 'builder' }],
        dockerfile: 'Dockerfile',
        context: '',
      },
    },
  ],
]

export function fixture(name: string): Project {
  return { root: join(ROOT, 'test/engine/fixtures', name), script: 'build.sh' }
}

/** The Dockerfiles of a project, for the images that they start from. */
export function dockerfilesOf({ root, script, roles }: Project): readonly string[] {
  const { pipeline } = fold({ ...roles, project: diskProject(root), script })
  const built = pipeline!.steps.flatMap((step) =>
    step.kind === 'build' && step.dockerfile ? [step.dockerfile] : [],
  )
  const named = [
    ...(roles?.builders ?? []).map(({ file }) => file),
    ...(roles?.dockerfile ? [roles.dockerfile] : []),
  ]
  return [...new Set([...built, ...named])].map((path) => readFileSync(join(root, path), 'latin1'))
}

/** A fold that somebody spoiled. */
export function spoiled({ root, script, roles }: Project, pattern: RegExp, replacement: string): FoldResult {
  const result = fold({ ...roles, project: diskProject(root), script })
  const edits = result.edits.map((edit) =>
    result.dockerfiles.includes(edit.path)
      ? { ...edit, after: edit.after!.replace(pattern, replacement) }
      : edit,
  )
  if (edits.every(({ after }, at) => after === result.edits[at]!.after))
    throw new Error('nothing was spoiled')
  return { ...result, edits }
}
