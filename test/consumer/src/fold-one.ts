import assert from 'node:assert/strict'
import {
  explainTree,
  fold,
  formatDiagnostic,
  hintOf,
  memoryProject,
  mermaidChart,
  messageOf,
  positionAt,
  rules,
  unifiedDiff,
} from 'stagefold'
import type { Diagnostic, FoldResult, MemoryEntry, Pipeline, Step } from 'stagefold'
import { service, stubborn } from './files.ts'

/** An editor's plugin: folds what is open, without any disk. */
export function foldOne(): void {
  const files: Record<string, MemoryEntry> = { ...service('api'), 'api/logo.png': new Uint8Array([0, 255]) }
  const project = memoryProject(files)
  const result: FoldResult = fold({ project, script: 'api/build.sh' })
  assert.equal(result.status, 'folded')
  assert.deepEqual(result.dockerfiles, ['api/Dockerfile'])
  const diff = unifiedDiff(result.edits, { displayPath: (path) => path.replace('api/', '') })
  assert.match(diff, /^\+COPY --from=build \/out\/app \/app$/m)
  assert.match(diff, /^--- a\/Dockerfile.build\n\+\+\+ \/dev\/null$/m)

  const pipeline: Pipeline | null = result.pipeline
  assert(pipeline)
  assert.deepEqual(pipeline.steps.map(describe), [
    'build api/Dockerfile.build',
    'container',
    'extract /out/app',
    'remove',
    'build api/Dockerfile',
  ])
  assert.match(explainTree(result, { project }), /^api\/build\.sh: folded$/m)
  assert.match(mermaidChart([{ pipeline, context: { project } }]), /^flowchart TD\n/)
  assert.deepEqual(structuredClone(result), result)
}

/** A linter: every refusal with its place, its words and what is to be done. */
export function lintOne(): void {
  const project = memoryProject(stubborn('api'))
  const { status, edits, diagnostics } = fold({ project, script: 'api/build.sh' })
  assert.equal(status, 'refused')
  assert.deepEqual(edits, [])
  const error = diagnostics.find(({ severity }) => severity === 'error') as Diagnostic
  assert.equal(error.code, 'SF210')
  assert.equal(rules[error.code].name, 'artifact-changed')
  assert.match(messageOf(error), /^sed works on api\/app/)
  assert.match(hintOf(error), /--move-host-steps/)
  const { path, start } = error.span!
  assert.deepEqual(positionAt(project.read(path)!.text, start), { line: 5, column: 25 })
  assert.match(formatDiagnostic(error, { project }), /^api\/build\.sh:5:25: SF210 /)

  const moved = fold({ project, script: 'api/build.sh', moveHostSteps: true })
  assert.equal(moved.status, 'folded')
}

/** The union of all steps is told apart by their kinds. */
function describe(step: Step): string {
  switch (step.kind) {
    case 'build':
      return `build ${step.dockerfile}`
    case 'extract':
      return `extract ${step.artifact.source}`
    default:
      return step.kind
  }
}
