import { textAt, valueOf } from '../../data/lookup.ts'
import type { Node } from '../../data/node.ts'
import { placeScalar } from '../../data/place-scalar.ts'
import type { Fragment } from '../../shell/fragment.ts'
import { known } from '../../shell/value.ts'
import { directoryOf, resolvePath } from '../../source/path.ts'
import { expandMacros } from '../macros.ts'
import { shellStatement } from '../shell-fragment.ts'
import type { Call, Task } from './tasks.ts'
import { environment, evaluate, meanings, template } from './variables.ts'

interface FileOfTasks {
  readonly path: string
  readonly text: string
  readonly root: Node | null
  readonly tasks: readonly Task[]
}

/** Gives the shells of a task, always the same for each command; a task that calls itself is not followed. */
export function fragmentsIn(file: FileOfTasks): (name: string) => readonly Fragment[] {
  const sure = new Map<Call, Fragment>()
  const unsure = new Map<Call, Fragment>()
  const run = (name: string, open: readonly string[], isSure: boolean): readonly Fragment[] => {
    const task = file.tasks.find((one) => one.name === name)
    return (task?.calls ?? []).flatMap((call) => {
      const isPlain = !call.isMaybe && !conditions.some((one) => valueOf(task!.node, one))
      const isCallSure = isSure && isPlain
      const isFollowed = file.tasks.some((one) => one.name === call.task) && !open.includes(call.task!)
      if (isFollowed && !call.isFailureIgnored) return run(call.task!, [...open, call.task!], isCallSure)
      if (!sure.has(call)) {
        const fragment = fragmentOf(call, task!, file)
        sure.set(call, fragment)
        unsure.set(call, { ...fragment, isMaybe: true })
      }
      return [(isCallSure ? sure : unsure).get(call)!]
    })
  }
  return (name) => run(name, [name], true)
}

function fragmentOf(call: Call, task: Task, { path, text, root }: FileOfTasks): Fragment {
  const own = directoryOf(path)
  const meaning = meanings([root, task.node], own)
  const directory = textAt(task.node, 'dir')
  const inside = directory === null ? '' : known(evaluate(directory, meaning))
  const pieces = call.command && call.command.anchor === null ? placeScalar(text, call.command) : null
  const expanded = pieces && expandMacros(pieces, template, meaning)
  return {
    path,
    range: call.range,
    statement: expanded && shellStatement(expanded.pieces, call.range),
    cwd: inside === null ? null : resolvePath(own, inside),
    variables: new Map([...environment([root, task.node], meaning), ...(expanded?.variables ?? [])]),
    opaque: expanded?.opaque ?? [],
    isFailureIgnored: call.isFailureIgnored,
    isMaybe: false,
  }
}

/** What lets a task be passed over. */
const conditions = ['status', 'sources', 'platforms', 'if']
