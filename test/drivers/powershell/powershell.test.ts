import { expect, test } from '@jest/globals'
import { powershell } from '../../../src/drivers/powershell/index.ts'
import { fileOf, inWords, tidied, instead } from '../read.ts'

const text = `# the builder
$ErrorActionPreference = 'Stop'
$image = "app"
Write-Host "Building"
docker build -f Dockerfile.build -t \${image} .
docker create --name box \`
  $image
docker cp box:/app "$PSScriptRoot\\out"
docker build -t "$env:REGISTRY/$Image" --label $other .
`

test('docker commands in their order', () => {
  const file = fileOf(powershell, 'build.ps1', text)
  const words = inWords(file, file.fragmentsOf(['build.ps1'])[0]!)
  expect(words.commands).toEqual([
    'docker build -f Dockerfile.build -t ${image} .',
    'docker create --name box `\n  $image',
    'docker cp box:/app "$PSScriptRoot\\out"',
    'docker build -t "$env:REGISTRY/$Image" --label $other .',
  ])
  expect(words.variables).toEqual({
    _macro_0_: '?$(git rev-parse --show-toplevel)',
    _macro_1_: '?$env:registry',
    _macro_2_: '?$other',
  })
})

test.each([
  'if ($x) { docker build . }',
  'docker build -t $image:latest .',
  'docker build . | Out-Null',
  'docker build . ; docker push x',
  '$id = docker create x',
  'docker cp "$(docker create x):/app" .',
  'docker run x @args',
  'docker build -t a,b .',
  '& docker build .',
  'Remove-Item out',
  'docker cp box:/app D:\\out',
  '<# docker #>',
])('nobody reads %s', (line) => {
  expect(() => fileOf(powershell, 'build.ps1', `${line}\n`)).toThrow(/ at 0$/)
})

test('what is written has to be read again', () => {
  const file = fileOf(powershell, 'build.ps1', text)
  expect(tidied(file, [instead(text, '-f Dockerfile.build', '--target x')])).not.toBeNull()
  expect(tidied(file, [instead(text, '-f Dockerfile.build', '$(x)')])).toBeNull()
})
