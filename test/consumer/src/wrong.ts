// What the types have to refuse. It is type-checked, and never runs.
import { apply, fold, memoryProject, rules, scan } from 'stagefold'
import type { FoldResult, ScanEvent } from 'stagefold'

const project = memoryProject({})

// @ts-expect-error: no script
fold({ project })
// @ts-expect-error: no project
scan({ paths: ['a'] })
// @ts-expect-error: a thread's affair
scan({ project, helpers: () => null })
// @ts-expect-error: no such code
console.log(rules.SF000)
// @ts-expect-error: results are read, not changed
fold({ project, script: 'a' }).status = 'folded'
// @ts-expect-error: no root
void apply({ results: [] })

export function progressOf(event: ScanEvent): number {
  // @ts-expect-error: the event may be another one
  return event.done
}

export const status: FoldResult['status'] extends 'folded' | 'refused' | 'nothing' ? true : never = true
