import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'))

test('npm run generate makes every generated file, and runs no other test', () => {
  const makers = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.test.ts') && /from '[./]+generated\.ts'/.test(textOf(path)),
  )
  const [, named] = /^STAGEFOLD_UPDATE=1 npm run -s jest -- (.*)$/.exec(scripts.generate)!
  expect(named!.split(' ').toSorted()).toEqual(makers.map((path) => `test/${path}`).toSorted())
})

function textOf(path: string): string {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
}
