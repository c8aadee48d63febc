import { expect, test } from '@jest/globals'
import { plainResult } from '../../src/report/json.ts'
import { fitted } from '../../src/report/fit.ts'
import { mermaidChart } from '../../src/report/mermaid.ts'
import { Statistics } from '../../src/report/statistics.ts'
import { sentenceOf } from '../../src/report/summary.ts'
import { explainTree } from '../../src/report/tree.ts'
import { folded, pipeline, project } from './example.ts'

test('the tree of a folded pipeline', () => {
  expect(explainTree(folded, { project })).toBe(`build.sh: folded
├─ build.sh:1:1  builds Dockerfile.build in . as app:build  [leaves]
│  └─ build.sh:2:1  creates container extract of app:build  [leaves]
│     └─ build.sh:3:1  extracts /o/app to app (file)  [leaves]
├─ build.sh:4:1  removes container extract  [leaves]
└─ build.sh:5:1  builds a Dockerfile that is not known in . as $NAME  [stays]

files
├─ build.sh  [changed]
├─ Dockerfile  [changed]
└─ Dockerfile.build  [deleted]

build.sh:4:1: SF101 warning: there is no file x
    4 | docker rm extract
      | ^^^^^^^^^^^^^^^^^
  hint: check the name, or say which file is meant with --builder or --dockerfile
`)
})

test('a refused pipeline says nothing about the lines to come', () => {
  const refused = { ...folded, status: 'refused', edits: [], diagnostics: [] } as const
  expect(explainTree(refused, { project })).not.toContain('[')
})

test('without a pipeline only the diagnostics are left', () => {
  const unread = { ...folded, pipeline: null, edits: [] }
  expect(explainTree(unread, { project })).toMatch(/^build\.sh:4:1: SF101/)
})

test('the chart of a pipeline', () => {
  expect(mermaidChart([{ pipeline, context: { project } }])).toBe(`flowchart TD
  s0["build.sh:1:1 builds Dockerfile.build in . as app:build"]
  s1["build.sh:2:1 creates container extract of app:build"]
  s2["build.sh:3:1 extracts /o/app to app (file)"]
  s3["build.sh:4:1 removes container extract"]
  s4["build.sh:5:1 builds a Dockerfile that is not known in . as $NAME"]
  s0 --> s1
  s1 --> s2
  s2 -.-> s4
`)
})

test('the JSON carries positions, messages and hints', () => {
  const reported = { root: '.', scripts: ['build.sh'], result: folded, context: { project } }
  const json = JSON.parse(JSON.stringify(plainResult(reported)))
  expect(Object.keys(json)).toEqual([
    'root',
    'script',
    'scripts',
    'status',
    'dockerfiles',
    'images',
    'edits',
    'pipeline',
    'diagnostics',
    'assumptions',
  ])
  expect(json.pipeline.steps[2].span).toEqual({
    path: 'build.sh',
    start: 87,
    end: 117,
    from: { line: 3, column: 1 },
    to: { line: 3, column: 31 },
  })
  expect(json.diagnostics[0]).toMatchObject({ code: 'SF101', message: 'there is no file x', fix: null })
  expect(json.pipeline.steps[4].tags).toEqual([[{ id: 'NAME', label: '$NAME' }]])
})

const nothing = { ...folded, status: 'nothing', edits: [], assumptions: [] } as const

test.each([
  [[folded], false, '1 pipeline can be folded (3 files: 2 changed, 1 deleted).'],
  [[folded, folded], true, '2 pipelines folded (6 files: 4 changed, 2 deleted).'],
  [
    [
      {
        ...folded,
        diagnostics: folded.diagnostics.map((one) => ({ ...one, severity: 'assumption' as const })),
      },
    ],
    true,
    '1 pipeline folded (3 files: 2 changed, 1 deleted), 1 assumption made.',
  ],
  [[{ ...nothing, status: 'refused' as const }], false, '1 pipeline refused.'],
  [[nothing], false, 'nothing to fold.'],
])('the summary %#', (results, done, expected) => {
  const statistics = new Statistics()
  for (const [at, result] of results.entries()) statistics.add(result, String(at), done || undefined)
  expect(sentenceOf(statistics)).toBe(expected)
})

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['one too many', 11, 'one too ma…'],
  ['\u001b[2mone too many\u001b[22m', 11, '\u001b[2mone too ma…\u001b[22m'],
  ['宽宽宽宽', 8, '宽宽宽宽'],
  ['宽宽宽宽', 7, '宽宽宽…'],
  ['宽宽宽宽', 6, '宽宽…'],
  ['any', undefined, 'any'],
])('%j in %s columns', (line, width, expected) => {
  expect(fitted(line, width)).toBe(expected)
})
