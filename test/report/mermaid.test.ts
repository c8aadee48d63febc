import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fold } from '../../src/fold.ts'
import { diskProject } from '../../src/project/disk.ts'
import { memoryProject } from '../../src/project/memory.ts'
import { mermaidChart } from '../../src/report/mermaid.ts'
import { literal } from '../../src/shell/value.ts'
import { readCases, scriptOf } from '../golden/cases.ts'
import { pipeline, project } from './example.ts'

const cases = readCases(join(import.meta.dirname, '../cases'))

/** What Mermaid's parser says of each chart, in one process of its own: it takes half a second to load. */
function complaintsOf(charts: readonly string[]): readonly (string | null)[] {
  const child = spawnSync(process.execPath, [join(import.meta.dirname, 'parse-charts.js')], {
    input: JSON.stringify(charts),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect(child.stderr).toBe('')
  return JSON.parse(child.stdout) as readonly (string | null)[]
}

/** The example's pipeline with an image that has a name of any kind. */
function chartOf(name: string): string {
  const [first, ...others] = pipeline.steps
  const steps = [{ ...first!, tags: [literal(name)] } as (typeof pipeline.steps)[number], ...others]
  return mermaidChart([{ pipeline: { ...pipeline, steps }, context: { project } }])
}

test('Mermaid reads the pipeline of every golden case', () => {
  const drawn = cases.flatMap(({ name, folder, file }) => {
    const root = diskProject(join(folder, 'before'))
    const { pipeline } = fold({ project: root, script: scriptOf(file), ...file.options })
    return pipeline ? [{ name, pipeline, context: { project: root } }] : []
  })
  expect(drawn.length).toBeGreaterThan(800)
  // Some in one chart: it takes Mermaid half of the time, and is what `explain` does with a folder.
  const groups = Array.from({ length: Math.ceil(drawn.length / 20) }, (_, at) =>
    drawn.slice(20 * at, 20 * at + 20),
  )
  const complaints = complaintsOf(groups.map(mermaidChart))
  const names = groups.map((group) => group.map(({ name }) => name).join(' '))
  expect(complaints.flatMap((one, at) => (one === null ? [] : [`${names[at]}: ${one}`]))).toEqual([])
})

test('Mermaid reads several pipelines in one chart', () => {
  const drawn = ['a', 'b "c" end', '[d]'].map((script) => ({
    pipeline: { ...pipeline, script },
    context: { project },
  }))
  const chart = mermaidChart(drawn)
  expect(chart.match(/^ {2}subgraph p\d\["/gm)).toHaveLength(3)
  expect(complaintsOf([chart])).toEqual([null])
})

test('Mermaid complains about what is no chart', () => {
  expect(complaintsOf(['flowchart TD\n  s0["a"b"]\n', 'flowchart TD\n  s0["a"]\n'])).toEqual([
    expect.stringContaining('Parse error'),
    null,
  ])
})

test('Mermaid reads labels of any characters', () => {
  const odd = [
    'a "b" \'c\'',
    '<br/>#quot;#',
    '`**x**`',
    'end',
    '%%{init: {}}%%',
    '--> s9["x"]',
    '1. a',
    '\u001b[31m',
  ]
  const any = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 100, seed: 7 })
  const names = [...odd, ...any]
  const complaints = complaintsOf(names.map(chartOf))
  expect(names.flatMap((name, at) => (complaints[at] === null ? [] : [[name, complaints[at]]]))).toEqual([])
})

test('files go from the line that made them to the COPY that takes them', () => {
  const files = memoryProject({
    'build.sh': `docker build -t app:build -f Dockerfile.build .
docker create --name x app:build
docker cp x:/out/app ./app
docker build -t app .
`,
    'Dockerfile.build':
      'FROM golang AS make\nRUN go build -o /app\nFROM alpine\nCOPY --from=make /app /out/app\n',
    Dockerfile: 'FROM alpine\nCOPY app /app\n',
  })
  const result = fold({ project: files, script: 'build.sh' })
  expect(mermaidChart([{ pipeline: result.pipeline!, context: { project: files } }])).toBe(`flowchart TD
  s0["build.sh:1:1 builds Dockerfile.build in . as app:build"]
  s1["build.sh:2:1 creates container x of app:build"]
  s2["build.sh:3:1 extracts /out/app to app"]
  s3["build.sh:4:1 builds Dockerfile in . as app"]
  s0 --> s1
  s1 --> s2
  f0["Dockerfile:2:1 COPY app /app"]
  f1["Dockerfile.build:4:1 COPY --from=make /app /out/app"]
  f2["Dockerfile.build:2:1 RUN go build -o /app"]
  f1 -.-> s0
  f2 -.-> f1
  s2 -.-> f0
  f0 -.-> s3
`)
})
