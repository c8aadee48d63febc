import { entriesOf, followed, itemsOf, textAt, valueOf } from '../../data/lookup.ts'
import type { Item, Node } from '../../data/node.ts'
import type { PlacedText } from '../../shell/placed-text.ts'
import { concat, literal, unknown, type Value } from '../../shell/value.ts'
import { cleanPath, resolvePath } from '../../source/path.ts'
import type { ListShell } from '../list-jobs.ts'
import { linesOf } from '../listed-shell.ts'
import { expandMacros } from '../macros.ts'

/** Steps that prepare the machine, and touch no file of the project and no image. */
const harmless = new Set('checkout setup_remote_docker add_ssh_keys'.split(' '))

export function shellsOf(job: Node | null): readonly ListShell[] {
  return itemsOf(valueOf(job, 'steps')).flatMap((item) => {
    const name = textAt(item.value) ?? entriesOf(item.value)[0]?.key.text
    if (name === 'checkout' && textAt(item.value, 'checkout', 'path') !== null) return [unreadable(item)]
    return name !== undefined && harmless.has(name) ? [] : [shellOf(item, job)]
  })
}

function shellOf(item: Item, job: Node | null): ListShell {
  const step = item.value?.kind === 'mapping' ? valueOf(item.value, 'run') : null
  const command = step?.kind === 'mapping' ? valueOf(step, 'command') : step
  if (command?.kind !== 'scalar') return unreadable(item)
  const shell = textAt(step, 'shell') ?? textAt(job, 'shell') ?? '/bin/bash'
  const when = textAt(step, 'when') ?? 'on_success'
  return {
    range: item.range,
    lists: [/^(?:\/bin\/)?(?:ba)?sh\b/.test(shell) ? linesOf(command, item.range) : null],
    cwd: directoryOf(textAt(step, 'working_directory'), textAt(job, 'working_directory')),
    variables: variablesOf([job, step]),
    isFailureIgnored: false,
    isMaybe: when !== 'on_success' && when !== 'always',
    expand: parameters,
  }
}

/** A step of an orb, of the file's own commands, under a condition. */
function unreadable({ range }: Item): ListShell {
  return { range, lists: [null], cwd: '', variables: new Map(), isFailureIgnored: false, isMaybe: false }
}

/** The project is checked out into the working directory of the job. */
function directoryOf(step: string | null, job: string | null): string | null {
  const home = job ?? '~/project'
  if (step === null || step === home) return ''
  if (step.startsWith(`${home}/`)) return cleanPath(step.slice(home.length + 1))
  if (/^[~]|<<|\$/.test(step)) return null
  return step.startsWith('/') ? cleanPath(step) : resolvePath('', step)
}

function variablesOf(owners: readonly (Node | null)[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const owner of owners) {
    for (const { key, value } of entriesOf(valueOf(owner, 'environment'))) {
      const text = textAt(value)
      if (text === null && followed(value)) values.delete(key.text)
      else values.set(key.text, evaluate(text ?? ''))
    }
  }
  return values
}

const macro = /<<\s*((?:pipeline\.)?[\w.-]+)\s*>>/g

function evaluate(text: string): Value {
  const parts = text.split(macro).map((part, at) => (at % 2 === 0 ? literal(part) : unknown(`<< ${part} >>`)))
  return concat(...parts)
}

/** `<< parameters.x >>` is put in before a shell sees it. */
function parameters(pieces: PlacedText) {
  return expandMacros(pieces, macro, ([, name]) => unknown(`<< ${name} >>`))
}
