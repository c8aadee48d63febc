import { expect, test } from '@jest/globals'
import { cmd } from '../../../src/drivers/cmd/index.ts'
import { fileOf, inWords, tidied, without } from '../read.ts'

const text = `@echo off
REM the builder
set IMAGE=app
@docker build -f docker\\Dockerfile.build -t %IMAGE%:build .
docker create --name box ^
  %IMAGE%:build
docker cp box:/app "%~dp0out dir" && docker rm box

echo Done.
docker build -t %REGISTRY%/%image% .
`.replaceAll('\n', '\r\n')

test('docker commands in their order', () => {
  const file = fileOf(cmd, 'scripts/build.cmd', text)
  const [fragment] = file.fragmentsOf(['build.cmd'])
  const words = inWords(file, fragment!)
  expect(words.commands).toEqual([
    'docker build -f docker\\Dockerfile.build -t %IMAGE%:build .',
    'docker create --name box ^\r\n  %IMAGE%:build',
    'docker cp box:/app "%~dp0out dir" && docker rm box',
    'docker build -t %REGISTRY%/%image% .',
  ])
  expect(words.cwd).toBe('scripts')
  expect(words.variables).toEqual({
    _macro_0_: '?$(git rev-parse --show-toplevel)/scripts/',
    _macro_1_: '?%registry%',
  })
})

test.each([
  'if exist x docker build .',
  'for %%i in (a b) do docker build %%i',
  'call other.cmd',
  'docker build . & docker push x',
  'docker run x > out',
  'set /p X=name',
  'docker cp box:/app C:\\out',
  'docker cp c:/app .',
  "docker build -t 'x' .",
  'copy a b',
  'docker build %1',
  'set A=1\r\nset A=2',
])('nobody reads %s', (line) => {
  const reading = () => fileOf(cmd, 'build.bat', `@echo off\r\n${line}\r\n`)
  expect(reading).toThrow(/ at (?:11|20)$/)
})

test('lines go; not all of them', () => {
  const file = fileOf(cmd, 'build.cmd', text)
  const create = 'docker create --name box ^\r\n  %IMAGE%:build'
  expect(tidied(file, without(text, create))).toBe(text.replace(`${create}\r\n`, ''))
  const one = 'docker build .\r\n'
  expect(tidied(fileOf(cmd, 'build.cmd', one), without(one, 'docker build .'))).toBeNull()
})
