import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { memoryProject } from '../../src/project/memory.ts'
import { positionsIn } from '../../src/report/positions.ts'
import { positionAt } from '../../src/source/span.ts'

test('every offset is where it is when it is looked for alone', () => {
  const text = fc
    .array(fc.constantFrom('a', '\n', '\r\n', '😀'), { maxLength: 20 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.nat(50), (file, offset) => {
      const position = positionsIn({ project: memoryProject({ file }) })
      expect(position('file', offset)).toEqual(positionAt(file, offset))
      expect(position('gone', offset)).toEqual({ line: 1, column: offset + 1 })
    }),
  )
})
