import { baseName } from '../../base.ts'
import type { Builder } from '../../build/request.ts'
import type { ProjectFiles } from '../../files/project.ts'

/** A small project that shows what engines do about a row of equivalence.md. */
export interface Row {
  readonly row: string
  readonly name: string
  readonly files: ProjectFiles
  readonly script: string
  /** The engine on which this was found to be otherwise; it is not asked. */
  readonly notOn?: readonly { readonly engine: string; readonly builder: Builder }[]
}

/** The tag that every script of a row leaves its image under. */
export const finalTag = 'mdl-final'

export interface Pattern {
  /** The builder's instructions after FROM. */
  readonly build: string
  /** The final Dockerfile's instructions after FROM. */
  readonly final: string
  /** What the script does between the builds; `$C` is the builder's container. */
  readonly steps: readonly string[]
  readonly files?: ProjectFiles
}

/** The builder pattern in its usual shape. */
export function pattern(row: string, name: string, { build, final, steps, files }: Pattern): Row {
  const script = [
    'docker build -q -t mdl-builder -f Dockerfile.build .',
    'C=$(docker create mdl-builder)',
    ...steps,
    'docker rm $C',
    `docker build -q -t ${finalTag} .`,
  ].join('\n')
  return {
    row,
    name,
    files: {
      'Dockerfile.build': from(build),
      Dockerfile: from(final),
      '.dockerignore': 'Dockerfile*',
      ...files,
    },
    script,
  }
}

/** One build and nothing else: the folded form, or a rule of the builder by itself. */
export function single(row: string, name: string, dockerfile: string, files: ProjectFiles = {}): Row {
  return {
    row,
    name,
    files: { Dockerfile: from(dockerfile), '.dockerignore': 'Dockerfile*', ...files },
    script: `docker build -q -t ${finalTag} .`,
  }
}

function from(text: string): string {
  return /^FROM/m.test(text) ? text : `FROM ${baseName}\n${text}`
}
