import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from '@jest/globals'

/** A file that is made of others is as it would be made now; `npm run generate` makes it so. */
export function expectGenerated(path: string, text: string): void {
  if (process.env['STAGEFOLD_UPDATE'] !== undefined) writeFileSync(path, text)
  expect(readFileSync(path, 'utf8')).toBe(text)
}
