import { expect, test } from '@jest/globals'
import { progressBar } from '../../src/cli/progress-bar.ts'

/** A bar on a stream, with a clock that is set by hand. */
function bar(isTTY: boolean) {
  const written: string[] = []
  const clock = { now: 0 }
  const output = { isTTY, write: (chunk: string | Uint8Array) => written.push(String(chunk)) }
  return { written, clock, ...progressBar('folding', output, () => clock.now) }
}

test('short work shows nothing', () => {
  const { written, clock, update, clear } = bar(true)
  update(1, 10)
  clock.now = 499
  update(9, 10)
  clear()
  expect(written).toEqual([])
})

test('long work shows how far it is, and how long it will take', () => {
  const { written, clock, update, clear } = bar(true)
  clock.now = 1000
  update(250, 1000)
  clock.now = 1050
  update(260, 1000)
  clock.now = 60_000
  update(500, 1000)
  update(501, 1000)
  clock.now = 120_000
  update(1000, 1000)
  clear()
  expect(written).toEqual([
    `\r\x1b[2Kfolding ${'█'.repeat(6)}${'░'.repeat(18)} 250/1000, 3 s left`,
    `\r\x1b[2Kfolding ${'█'.repeat(12)}${'░'.repeat(12)} 500/1000, 1 min left`,
    `\r\x1b[2Kfolding ${'█'.repeat(24)} 1000/1000`,
    '\r\x1b[2K',
  ])
})

test('where it is no terminal nothing is written', () => {
  const { written, clock, update, clear } = bar(false)
  clock.now = 10_000
  update(1, 10)
  clear()
  expect(written).toEqual([])
})
