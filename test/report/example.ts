import type { Pipeline } from '../../src/pipeline/types.ts'
import { memoryProject } from '../../src/project/memory.ts'
import type { FoldResult } from '../../src/result.ts'
import { literal, unknown } from '../../src/shell/value.ts'

const script = `docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/o/app ./app
docker rm extract
docker build -t app . # <"final">
`

export const project = memoryProject({ 'build.sh': script })

/** The span of the script's line, from 1, without its comment. */
function line(number: number) {
  const lines = script.split('\n')
  const start = lines.slice(0, number - 1).reduce((sum, text) => sum + text.length + 1, 0)
  return { path: 'build.sh', start, end: start + lines[number - 1]!.replace(/ #.*/, '').length }
}

const build = { kind: 'build', context: '', buildArgs: [], target: null, flags: [] } as const
const artifact = { build: 0, source: '/o/app', contents: false, path: 'app', type: 'file' } as const

export const pipeline = {
  script: 'build.sh',
  origins: [],
  steps: [
    { ...build, id: 0, span: line(1), dockerfile: 'Dockerfile.build', tags: [literal('app:build')] },
    {
      kind: 'container',
      id: 1,
      span: line(2),
      image: literal('app:build'),
      name: literal('extract'),
      runs: false,
    },
    { kind: 'extract', id: 2, span: line(3), container: 1, artifact },
    { kind: 'remove', id: 3, span: line(4), containers: [literal('extract')] },
    { ...build, id: 4, span: line(5), dockerfile: null, tags: [unknown('NAME', '$NAME')] },
  ],
} as unknown as Pipeline

export const folded: FoldResult = {
  status: 'folded',
  dockerfiles: ['Dockerfile'],
  images: [{ step: 4, role: 'final', dockerfile: 'Dockerfile', target: null, context: '' }],
  pipeline,
  diagnostics: [{ code: 'SF101', severity: 'warning', span: line(4), args: { file: 'x' } }],
  assumptions: [],
  edits: [
    { path: 'build.sh', before: script, after: script.slice(line(5).start), encoding: 'utf8' },
    { path: 'Dockerfile', before: 'FROM a\n', after: 'FROM b\n', encoding: 'utf8' },
    { path: 'Dockerfile.build', before: 'FROM b\n', after: null, encoding: 'utf8' },
  ],
}
