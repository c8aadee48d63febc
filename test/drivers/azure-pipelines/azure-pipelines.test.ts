import { expect, test } from '@jest/globals'
import { azurePipelines } from '../../../src/drivers/azure-pipelines/index.ts'
import { fileOf, inWords } from '../read.ts'

const open = (text: string) => fileOf(azurePipelines, 'azure-pipelines.yml', text)

test('scripts of jobs, and what nobody can read', () => {
  const text = `variables: { image: app, Tag: $(Build.BuildId) }
stages:
  - stage: build
    jobs:
      - job: a
        pool: { vmImage: ubuntu-latest }
        steps:
          - checkout: self
          - script: docker build -t $(Tag):$(Build.BuildId) $(pwd)
            workingDirectory: $(Build.SourcesDirectory)/web
            env: { X: y }
          - bash: ls
            condition: failed()
            continueOnError: true
          - task: Docker@2
      - job: b
        dependsOn: a
        pool: { vmImage: windows-latest }
        steps: [{ script: dir }, { bash: ls }]
`
  const file = open(text)
  expect(file.goals.map(({ name, needs }) => [name, needs])).toEqual([
    ['a', []],
    ['b', ['a']],
  ])
  const words = file.fragmentsOf(['a', 'b']).map((one) => inWords(file, one))
  expect(words.map(({ commands, cwd }) => [commands?.length ?? null, cwd])).toEqual([
    [1, 'web'],
    [1, ''],
    [null, ''],
    [null, ''],
    [1, ''],
  ])
  expect(words[0]!.variables).toMatchObject({
    X: 'y',
    IMAGE: '?$(image)',
    _macro_0_: '?$(Tag)',
    _macro_1_: '?$(Build.BuildId)',
  })
  expect(
    file.fragmentsOf(['a']).map(({ isMaybe, isFailureIgnored }) => [isMaybe, isFailureIgnored])[1],
  ).toEqual([true, true])
})

test('steps without a job', () => {
  const file = open('steps:\n  - script: ls\n')
  expect(file.goals.map(({ name }) => name)).toEqual(['steps'])
  expect(file.fragmentsOf(['steps']).map((one) => inWords(file, one).commands)).toEqual([['- script: ls']])
})
