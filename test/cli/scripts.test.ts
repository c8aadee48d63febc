import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@jest/globals'
import { parseArchive } from './archive.ts'
import { runArchive } from './machine.ts'

const folder = join(import.meta.dirname, 'scripts')

test.each(readdirSync(folder))('%s', async (name) => {
  await runArchive(parseArchive(readFileSync(join(folder, name), 'utf8')))
})
