import { expect, test } from '@jest/globals'
import { fold, memoryProject, openReport, plainResult, scan, version } from '../../src/index.ts'
import type { FormatOptions } from '../../src/index.ts'

const project = memoryProject({
  'build.sh': `docker build -t app:build -f Dockerfile.build .
docker create --name extract app:build
docker cp extract:/out/app ./app
docker build -t app .
`,
  'Dockerfile.build': 'FROM golang:1.22\nCOPY main.go .\nRUN go build -o /out/app .\n',
  'main.go': 'package main\n',
  Dockerfile: 'FROM alpine\nCOPY app /app\n',
})

const options: FormatOptions = {
  version: '1.2.3',
  locate: (_root, path) => path,
  levels: { foldable: false, assumptions: false, warnings: false },
}

test.each([
  ['json', '"stagefold": "1.2.3"'],
  ['sarif', '"ruleId":"SF001"'],
  ['github', '::notice file=build.sh,line=3'],
  ['markdown', '## stagefold: 1 builder pattern can be folded'],
] as const)('the library makes %s of what a scan finds', async (format, expected) => {
  const report = openReport(format, options)
  let text = ''
  for await (const { scripts, result } of scan({ project }))
    text += report.add(plainResult({ root: '.', scripts, result, context: { project } }))
  expect(text + report.end()).toContain(expected)
})

test('a report needs no options', () => {
  const sarif = openReport('sarif')
  const result = fold({ project, script: 'build.sh' })
  const text =
    sarif.add(plainResult({ root: 'app', scripts: ['build.sh'], result, context: { project } })) + sarif.end()
  expect(text).toContain('"uri":"app/build.sh"')
  expect(text).toContain(`"version":"${version}"`)
})
