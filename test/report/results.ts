import { join } from 'node:path'
import { fold } from '../../src/fold.ts'
import { diskProject } from '../../src/project/disk.ts'
import type { FormatOptions, Formatter } from '../../src/report/formatter.ts'
import { plainResult } from '../../src/report/json.ts'
import type { PlainDiagnostic, PlainResult } from '../../src/report/plain.ts'
import { readCases, scriptOf } from '../golden/cases.ts'

export const options: FormatOptions = {
  version: '1.2.3',
  levels: { foldable: false, assumptions: false, warnings: false },
  locate: (root, path) => (root === '.' ? path : `${root}/${path}`),
}

/** All that a formatter makes of results. */
export function reportOf(formatter: Formatter, results: readonly PlainResult[]): string {
  return results.map((result) => formatter.add(result)).join('') + formatter.end()
}

/** Real results: of the golden cases every third or so, each a project of its own. */
export function goldenResults(every = 3): readonly PlainResult[] {
  const cases = readCases(join(import.meta.dirname, '../cases')).filter((_, at) => at % every === 0)
  return cases.map(({ name, folder, file }) => {
    const project = diskProject(join(folder, 'before'))
    const result = fold({ ...file.options, project, script: scriptOf(file) })
    return plainResult({ root: name, scripts: [scriptOf(file)].flat(), result, context: { project } })
  })
}

/** A pipeline of a folder of its own that is folded and says what is given. */
export function foldedResult(folder: string, ...diagnostics: readonly PlainDiagnostic[]): PlainResult {
  const script = `${folder}/build.sh`
  return {
    root: '.',
    script,
    scripts: [script],
    status: 'folded',
    dockerfiles: [`${folder}/Dockerfile`],
    images: [],
    edits: [
      { path: `${folder}/Dockerfile`, before: 'FROM a\n', after: 'FROM b\n', encoding: 'utf8' },
      { path: `${folder}/Dockerfile.build`, before: 'FROM b\n', after: null, encoding: 'utf8' },
    ],
    pipeline: { script, origins: [], steps: [{ id: 0, kind: 'extract', span: spanOf(script, 3) }] },
    diagnostics,
    assumptions: diagnostics.filter(({ severity }) => severity === 'assumption'),
  }
}

export function refusedResult(folder: string, ...diagnostics: readonly PlainDiagnostic[]): PlainResult {
  return { ...foldedResult(folder, ...diagnostics), status: 'refused', dockerfiles: [], edits: [] }
}

/** `SF404` in a Dockerfile. */
export function rootOwned(path: string, image = 'golang:1.22', artifact = '/out/app'): PlainDiagnostic {
  return {
    code: 'SF404',
    severity: 'assumption',
    message: `the base image ${image} is taken to build as root, so that ${artifact} belongs to 0:0`,
    hint: '--strict writes --chown=0:0 and needs no assumption; `stagefold verify` checks it',
    args: { image, path: artifact },
    span: spanOf(path, 1),
    related: [],
    fix: null,
  }
}

/** `SF101`, which refuses. */
export function missingFile(path: string, file: string): PlainDiagnostic {
  return {
    code: 'SF101',
    severity: 'error',
    message: `there is no file ${file}`,
    hint: 'check the name, or say which file is meant with --builder or --dockerfile',
    args: { file },
    span: spanOf(path, 2),
    related: [{ span: spanOf(path, 1), text: `${file} is named here` }],
    fix: null,
  }
}

function spanOf(path: string, line: number) {
  return { path, start: 0, end: 4, from: { line, column: 1 }, to: { line, column: 5 } }
}
