import { unifiedDiff } from '../report/diff.ts'
import { formatDiagnostic } from '../report/diagnostic.ts'
import { summaryOf } from '../report/summary.ts'
import { explainTree } from '../report/tree.ts'
import { UsageError } from './errors.ts'
import { contextOf, displayPath, displayScripts } from './fold-target.ts'
import type { Invocation } from './invocation.ts'
import { wantsColor } from './io.ts'
import type { Io } from './io.ts'
import { openPrompt } from './prompt.ts'
import { editsOf } from './units.ts'
import type { Unit } from './units.ts'

type Answer = 'yes' | 'no' | 'quit'

const help = `y  fold it
n  leave it as it is
d  show the diff
e  show the pipeline, and what becomes of each line
a  fold it and all that follow
q  stop here; what was folded stays folded
`

/** Somebody who is asked unit by unit. */
export interface Chooser {
  /** Whether a unit is wanted. */
  choose(unit: Unit): Promise<Answer>
  close(): void
}

/** @throws UsageError when nobody is there to answer */
export function openChooser({ options }: Invocation, io: Io): Chooser {
  const { stderr } = io
  const prompt = openPrompt(io)
  if (prompt === null)
    throw new UsageError('The `--interactive` option cannot be used without a terminal to ask on.')
  const color = wantsColor(io, stderr, options.color)
  let all = false
  const choose = async (unit: Unit): Promise<Answer> => {
    if (all) return 'yes'
    stderr.write(overview(unit, io, color))
    for (;;) {
      const reply = await prompt.ask('Fold it? [y,n,d,e,a,q,?] ')
      const key = typeof reply === 'string' ? 'q' : keyOf(reply.line)
      if (key === 'y' || key === 'a') {
        all = key === 'a'
        return 'yes'
      }
      if (key === 'n') return 'no'
      if (key === 'q') return 'quit'
      if (key === 'd') stderr.write(diffOf(unit, io, color))
      else stderr.write(key === 'e' ? explained(unit, io, color) : help)
    }
  }
  return { choose, close: () => prompt.close() }
}

/** The letter or its word. */
function keyOf(line: string): string {
  const words = ['yes', 'no', 'diff', 'explain', 'all', 'quit']
  const word = line.toLowerCase()
  return words.find((one) => word === one || word === one[0])?.[0] ?? '?'
}

function overview(unit: Unit, io: Io, color: boolean): string {
  const scripts = unit.map(({ target }) => displayScripts(target, io.cwd)).join(', ')
  const said = unit.flatMap(({ target, result }) =>
    result.diagnostics.map((one) => `${formatDiagnostic(one, contextOf(target, io.cwd, color))}\n\n`),
  )
  const together = [{ ...unit[0].result, edits: editsOf(unit) }, ...unit.slice(1).map(withoutEdits)]
  return `\n${scripts}: ${summaryOf(together)}\n\n${said.join('')}`
}

/** Files that they share are counted with the first. */
function withoutEdits({ result }: Unit[number]) {
  return { ...result, edits: [] }
}

function diffOf(unit: Unit, io: Io, color: boolean): string {
  const shown = (path: string) => displayPath(unit[0].target, path, io.cwd)
  return unifiedDiff(editsOf(unit), { color, displayPath: shown })
}

function explained(unit: Unit, io: Io, color: boolean): string {
  return unit.map(({ target, result }) => explainTree(result, contextOf(target, io.cwd, color))).join('\n')
}
