import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { diffRows } from '../../playground/src/diff-rows.ts'
import type { DiffLine } from '../../playground/src/diff-rows.ts'

const change = (before: string | null, after: string | null) =>
  diffRows({ path: 'a', before, after, encoding: 'utf8' })

const signs = { same: ' ', added: '+', removed: '-', gap: '…' }
const drawn = (before: string | null, after: string | null) =>
  change(before, after).rows.map((row) => {
    if (row.kind === 'gap') return '…'
    const { text, differs } = row
    const [start, end] = differs ?? [0, 0]
    const marked = end > start ? `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}` : text
    return `${signs[row.kind]}${row.before ?? '_'} ${row.after ?? '_'} ${marked}${row.endsOpen ? '$' : ''}`
  })

test('a changed line shows what differs in it', () => {
  expect(drawn('FROM a\nCOPY app .\n', 'FROM a\nCOPY --from=build /app .\n')).toEqual([
    ' 1 1 FROM a',
    '-2 _ COPY app .',
    '+_ 2 COPY [--from=build /]app .',
  ])
})

test('lines with little in common are two lines', () => {
  expect(drawn('docker create x\n', 'echo\n')).toEqual(['-1 _ docker create x', '+_ 1 echo'])
})

test('far changes have a gap between them, and before the first', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `${at + 1}`)
  const text = (change5: string, change20: string) =>
    [...lines.with(4, change5).with(19, change20), ''].join('\n')
  expect(drawn(text('5', '20'), text('five', 'twenty'))).toEqual([
    '…',
    ...['2', '3', '4'].map((line) => ` ${line} ${line} ${line}`),
    '-5 _ 5',
    '+_ 5 five',
    ...['6', '7', '8'].map((line) => ` ${line} ${line} ${line}`),
    '…',
    ...['17', '18', '19'].map((line) => ` ${line} ${line} ${line}`),
    '-20 _ 20',
    '+_ 20 twenty',
  ])
})

test('files that come and go', () => {
  expect(change(null, 'a\nb')).toMatchObject({ fate: 'new', added: 2, removed: 0 })
  expect(drawn(null, 'a\nb')).toEqual(['+_ 1 a', '+_ 2 b$'])
  expect(change('a\n', null)).toMatchObject({ fate: 'deleted', added: 0, removed: 1 })
  expect(change('', null).rows).toEqual([])
})

test('the rows hold every line that comes or goes, under its number', () => {
  const line = fc.constantFrom('', 'a', 'b', 'COPY a .', 'COPY b .')
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const rows = change(before, after).rows.filter((row): row is DiffLine => row.kind !== 'gap')
      for (const row of rows) {
        if (row.before !== null) expect(before.split('\n')[row.before - 1]).toBe(row.text)
        if (row.after !== null) expect(after.split('\n')[row.after - 1]).toBe(row.text)
        expect(
          row.differs === null || (row.differs[0] <= row.differs[1] && row.differs[1] <= row.text.length),
        ).toBe(true)
      }
      const shift =
        rows.filter(({ kind }) => kind === 'added').length -
        rows.filter(({ kind }) => kind === 'removed').length
      const count = (whole: string) => whole.replace(/\n$/, '').split('\n').length * Number(whole !== '')
      expect(shift).toBe(count(after) - count(before))
    }),
  )
})
