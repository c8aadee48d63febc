import { opaqueAt, type Scope } from '../shell/expand.ts'
import type { ParsedScript } from '../shell/parse.ts'
import { concat, literal, unknown, type Value } from '../shell/value.ts'
import { assignScalar, isEmptyByDefault, listNamed } from './arrays.ts'
import { positionalList } from './positionals.ts'
import { runSubshell } from './constructs/subshell.ts'
import { ROOT, workingDirectory } from './host-paths.ts'
import type { World } from './world.ts'

/** Gives words the running world: its variables, and its commands for `$(…)`. */
export function scopeOf(world: World): Scope {
  return {
    variable(name) {
      world.reads.add(name)
      const value = world.variables.get(name)
      return value === undefined ? environment(world, name) : value
    },
    assign(name, value) {
      assignScalar(name, value, world)
    },
    list(name) {
      world.reads.add(name)
      return name === '@' ? positionalList(world) : listNamed(name, world)
    },
    isEmptyByDefault(name) {
      return isEmptyByDefault(name, world)
    },
    substitute(script, text, offset) {
      const { captured } = world
      world.captured = true
      const outcome = runSubshell(script.commands, world)
      world.captured = captured
      return outcome.output ?? opaque(world, text, offset, script)
    },
    opaque(text, offset) {
      return opaque(world, text, offset)
    },
  }
}

/** What the script was started with: its own path, its directory, and whatever the user's environment holds. */
function environment(world: World, name: string): Value | null {
  if (name === 'PWD') return workingDirectory(world) ?? unknown('$PWD@?', '$PWD')
  if (name === '0') return concat(ROOT, literal(`/${world.program}`))
  if (name === 'BASH_SOURCE') return concat(ROOT, literal(`/${world.script.path}`))
  if (name === '?' || name === '!' || name === 'RANDOM' || name === 'SECONDS' || name === 'LINENO') {
    return unknown(`$${name}@${world.records.length}`, `$${name}`)
  }
  return unknown(`$${name}`, `$${name}`)
}

/** The same look at the same things prints the same; anything else is equal only to itself. */
function opaque(world: World, text: string, offset: number, script?: ParsedScript): Value {
  const first = script?.commands.length === 1 ? script.commands[0]!.command : null
  const name = first?.type === 'Command' ? first.name?.text : undefined
  if (name !== undefined && steady.has(name)) return unknown(`${text}@${world.cwd}`, text)
  // Once more in a loop or a function it may be another value.
  return opaqueAt(world.script.path, text, offset, world.records.length)
}

const steady = new Set(['git', 'whoami', 'id', 'uname', 'hostname', 'arch', 'nproc', 'which', 'go'])
