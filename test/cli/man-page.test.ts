import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { expectGenerated } from '../generated.ts'
import { manPage } from './man-page.ts'
import { installed } from './installed.ts'

const root = join(import.meta.dirname, '../..')
const path = join(root, 'man/stagefold.1')
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, any>

test('the manual page is the generated one', () => {
  expectGenerated(path, manPage(manifest['version']))
})

test('the package has it', () => {
  expect(manifest['man']).toBe('man/stagefold.1')
  expect(manifest['files']).toContain('man')
})

const linters: readonly (readonly [string, readonly string[]])[] = [
  ['mandoc', ['-T', 'lint', '-W', 'warning', path]],
  ['groff', ['-man', '-ww', '-z', '-T', 'utf8', path]],
]

for (const [program, words] of linters) {
  installed(program)(`${program} has nothing to say about it`, () => {
    const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' })
    expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: '' })
  })
}
