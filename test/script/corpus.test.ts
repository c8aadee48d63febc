import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'

const MOST = 1500

/**
 * Every shell script of this machine: none of them builds images, whatever else it does, and what cannot be read is
 * what the shells cannot read either.
 */
test('shell scripts of the system: read, run and found without a pattern', () => {
  const refused: string[] = []
  const found: string[] = []
  const slow: string[] = []
  for (const path of scripts()) {
    const started = performance.now()
    const result = fold({ project: memoryProject({ 'script.sh': readFileSync(path) }), script: 'script.sh' })
    if (performance.now() - started > 2000) slow.push(path)
    if (result.status === 'refused' && result.diagnostics.every(({ code }) => /^SF10[1-5]$/.test(code))) {
      if (!bashRefuses(path)) refused.push(`${path}: ${JSON.stringify(result.diagnostics[0]!.args)}`)
    } else if (result.status !== 'nothing') found.push(path)
  }
  expect({ slow, found }).toEqual({ slow: [], found: [] })
  expect(refused).toEqual([])
}, 120_000)

function bashRefuses(path: string): boolean {
  return spawnSync('bash', ['-n', path]).status !== 0 || spawnSync('sh', ['-n', path]).status !== 0
}

function scripts(): string[] {
  const paths: string[] = []
  const open = ['/usr', '/etc']
  for (let folder = open.shift(); folder !== undefined && paths.length < MOST; folder = open.shift()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) open.push(path)
      else if (entry.isFile() && isShellScript(path) && paths.length < MOST) paths.push(path)
    }
  }
  return paths
}

function entriesOf(folder: string): ReturnType<typeof list> {
  try {
    return list(folder)
  } catch {
    return []
  }
}

function list(folder: string) {
  return readdirSync(folder, { withFileTypes: true })
}

function isShellScript(path: string): boolean {
  try {
    if (statSync(path).size > 1024 * 1024) return false
    const head = Buffer.alloc(64)
    const file = openSync(path, 'r')
    readSync(file, head)
    closeSync(file)
    return /^#! ?\/(usr\/)?bin\/(env )?(ba|da)?sh\b/.test(head.toString('latin1'))
  } catch {
    return false
  }
}
