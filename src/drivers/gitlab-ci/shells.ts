import { entryOf } from '../../data/lookup.ts'
import type { Entry, Node } from '../../data/node.ts'
import { textOf, type PlacedText } from '../../shell/placed-text.ts'
import type { ListJob, ListShell } from '../list-jobs.ts'
import type { Line } from '../listed-shell.ts'
import { noMacros } from '../macros.ts'
import type { Job } from './jobs.ts'
import { scriptEntry, scriptLines } from './scripts.ts'
import { variablesOf } from './variables.ts'

/** The shells of a job: one for what it does, one for what it does afterwards, whatever came of that. */
export function shellsOf(job: Job, root: Node | null): Pick<ListJob, 'shells' | 'required' | 'optional'> {
  const [before, script, after] = ['before_script', 'script', 'after_script'].map((name) =>
    scriptEntry(name, job, root),
  )
  const lines = (entry: Entry | 'elsewhere' | null | undefined): readonly Line[] | null =>
    entry === 'elsewhere' ? null : entry ? scriptLines(entry.value, entry.range, root) : []
  const own = script && script !== 'elsewhere' ? script.range : null
  const common = { cwd: '', variables: variablesOf(job, root), isMaybe: false, expand: withoutInputs }
  const main: ListShell = {
    ...common,
    range: after && own ? own : job.range,
    lists: [lines(before), lines(script)],
    isFailureIgnored: after !== null,
  }
  const range = after && after !== 'elsewhere' ? after.range : job.range
  const last = { ...common, range, lists: [lines(after)], isFailureIgnored: false }
  const optional = [before, after].flatMap((entry) =>
    entry && entry !== 'elsewhere' ? [{ range: entry.range, lines: lines(entry) }] : [],
  )
  const kept = keptFiles(job).map((entry): ListShell => ({
    ...common,
    range: entry.range,
    lists: [null],
    isFailureIgnored: true,
  }))
  return { shells: [main, ...(after ? [last] : []), ...kept], required: own ? [own] : [], optional }
}

/** Files that the job hands on when it is over: no shell does it. */
function keptFiles({ layers }: Job): readonly Entry[] {
  return ['artifacts', 'cache'].flatMap((name) => {
    const entry = layers.map((layer) => entryOf(layer, name)).find((one) => one !== null)
    return entry ?? []
  })
}

/** `$[[ inputs.x ]]` is put in before anything is read: it can be anything. */
function withoutInputs(pieces: PlacedText) {
  return textOf(pieces).includes('$[[') ? null : noMacros(pieces)
}
