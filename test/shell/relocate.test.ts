import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { forEachChild, readPlaced, readScript, type SyntaxNode } from '../../src/shell/parse.ts'
import { placesOf, textOf, type PlacedPiece } from '../../src/shell/placed-text.ts'

const piece = (text: string, start: number, length = text.length): PlacedPiece => ({
  text,
  range: { start, end: start + length },
})

test('what stands there as it is keeps its place, what stands for something has the place of all of it', () => {
  const file = '\tdocker build $(FLAGS) -t $(IMAGE):b .'
  const pieces = [
    piece('docker build ', 1),
    piece('--pull --no-cache', file.indexOf('$(FLAGS)'), 8),
    piece(' -t ', file.indexOf(' -t')),
    piece('app', file.indexOf('$(IMAGE)'), 8),
    piece(':b .', file.indexOf(':b')),
  ]
  const reading = readPlaced(pieces)
  if (!reading.ok) throw new Error(reading.error.message)
  const command = reading.tree.commands[0]!.command
  if (command.type !== 'Command') throw new Error(command.type)
  expect(command.suffix.map((word) => file.slice(word.pos, word.end))).toEqual([
    'build',
    '$(FLAGS)',
    '$(FLAGS)',
    '-t',
    '$(IMAGE):b',
    '.',
  ])
  expect(command.suffix.map((word) => (word.type === 'Word' ? word.value : ''))).toContain('app:b')
})

test('an empty piece holds nothing', () => {
  const pieces = [piece('a ', 0), piece('', 2, 4), piece(' b', 6)]
  const places = placesOf(pieces)
  expect(textOf(pieces)).toBe('a  b')
  expect([places.start(0), places.end(1), places.start(3), places.end(4)]).toEqual([0, 1, 7, 8])
})

test('errors have their place in the file', () => {
  const reading = readPlaced([piece('echo ', 10), piece('$(ls', 20)])
  expect(reading).toMatchObject({ ok: false, error: { pos: 20 } })
})

const cases = join(import.meta.dirname, '../cases')
const scripts = readdirSync(cases, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.includes('/before/') && path.endsWith('.sh'))
  .map((path) => join(cases, path))

test('moved by some characters, every script is the same tree', () => {
  expect(scripts.length).toBeGreaterThan(200)
  for (const path of scripts) {
    const text = readFileSync(path, 'latin1')
    const whole = readScript(path, text)
    if (!whole.ok || whole.script.brokenLines.length > 0) continue
    const moved = readPlaced([{ text, range: { start: 7, end: text.length + 7 } }])
    if (!moved.ok) throw new Error(path)
    expect(outline(moved.tree, -7)).toEqual(outline(whole.script.tree, 0))
  }
})

function outline(tree: SyntaxNode, by: number): string[] {
  const lines: string[] = []
  const visit = (node: SyntaxNode, shift: number): void => {
    const inner = node.type === 'Script' && node.source !== undefined ? 0 : shift
    const name = node.type === 'Word' ? `${node.type} ${node.value}` : node.type
    lines.push(`${name} ${node.pos + shift} ${node.end + shift}`)
    forEachChild(node, (child) => visit(child, inner))
  }
  visit(tree, by)
  return lines
}
