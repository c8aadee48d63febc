import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'
import {
  forEachChild,
  readScript,
  type Command,
  type Script,
  type SyntaxNode,
} from '../../src/shell/parse.ts'

/** Longer than any script takes that is not stuck, on a machine that has other work. */
const LONGEST_MS = 60_000

/** The shell scripts below folders: what says so in its first line. */
export function scriptsBelow(folders: readonly string[]): string[] {
  const paths: string[] = []
  const open = [...folders]
  for (let folder = open.shift(); folder !== undefined; folder = open.shift()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) open.push(path)
      else if (entry.isFile() && isShellScript(path)) paths.push(path)
    }
  }
  return paths
}

/**
 * What is wrong with how a real script is read and run. A script that has nothing to do with containers has no
 * pipeline, whatever else it does; and what cannot be read is what the shells cannot read either.
 */
export function problemsOf(path: string): string[] {
  const bytes = readFileSync(path)
  const started = performance.now()
  const result = fold({ project: memoryProject({ 'script.sh': bytes }), script: 'script.sh' })
  const took = performance.now() - started
  const problems = took > LONGEST_MS ? [`takes ${took} ms`] : []
  const others = result.diagnostics.filter(({ code }) => !/^SF10\d$/.test(code))
  const isUnread = result.status === 'refused' && others.length === 0
  if (isUnread) {
    const { args } = result.diagnostics[0]!
    return bashRefuses(path) ? problems : [...problems, `is not read: ${JSON.stringify(args)}`]
  }
  if (result.status === 'folded') problems.push('is folded')
  const text = bytes.toString('latin1')
  if (!/docker|podman|nerdctl|buildah/i.test(text)) {
    if (result.status !== 'nothing') problems.push(`is ${result.status}`)
    problems.push(...others.map(({ code }) => code))
  }
  const reading = readScript('script.sh', text)
  return reading.ok ? [...problems, ...misplaced(reading.script)] : problems
}

/** Commands that are not the same when they are cut out of the script and read by themselves. */
function misplaced(script: Script): string[] {
  const problems: string[] = []
  const open: SyntaxNode[] = [script.tree]
  for (let node = open.pop(); node; node = open.pop()) {
    // What has been unescaped has offsets of its own, and nothing looks at them.
    if (node.type === 'Script' && node.source !== undefined) continue
    forEachChild(node, (child) => open.push(child))
    // The text of a here document lies outside of its command.
    if (node.type !== 'Command' || node.redirects.some(({ type }) => type !== 'Redirect')) continue
    const text = script.text.slice(node.pos, node.end)
    const alone = readScript('command.sh', text)
    const [first, ...more] = alone.ok ? alone.script.tree.commands : []
    const command = first?.command
    const isSame = command?.type === 'Command' && more.length === 0 && same(wordsOf(command), wordsOf(node))
    if (!isSame) problems.push(`${node.pos}: ${JSON.stringify(text)}`)
  }
  return problems
}

function wordsOf(command: Command): string[] {
  return [...(command.name ? [command.name] : []), ...command.args].map(({ text }) => text)
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}

function bashRefuses(path: string): boolean {
  return spawnSync('bash', ['-n', path]).status !== 0 || spawnSync('sh', ['-n', path]).status !== 0
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
