import type { Command } from '../../shell/parse.ts'

export interface Called {
  readonly names: readonly string[]
  /** Nothing is given to them, and they run one after the other, with their hooks. */
  readonly isPlain: boolean
}

/** The scripts that a command runs; null when it is none that runs scripts. */
export function calledBy(command: Command): Called | null {
  const words = [command.name, ...command.args].map((word) => (word?.type === 'Word' ? word.value : ''))
  const isBare = command.prefix.length === 0 && command.redirects.length === 0
  const [program, ...rest] = words
  if (program === 'run-s' || program === 'npm-run-all') return listed(rest, isBare)
  if (program === 'run-p') return { names: rest, isPlain: false }
  if (!/^(?:npm|yarn|pnpm|bun)$/.test(program ?? '')) return null
  const args = rest.filter((word) => !/^(?:-s|--silent|-q|--quiet|--if-present)$/.test(word))
  const [verb, ...others] = args
  const isRun = verb === 'run' || verb === 'run-script'
  const called = isRun
    ? others
    : program !== 'npm' || /^(?:test|start|stop|restart|t)$/.test(verb ?? '')
      ? args
      : []
  const [name, ...given] = called
  if (name === undefined || name.startsWith('-')) return { names: [], isPlain: true }
  const isPlain = isBare && given.length === 0
  return { names: [name === 't' ? 'test' : name], isPlain }
}

function listed(words: readonly string[], isBare: boolean): Called {
  const names = words.filter((word) => !/^(?:-s|--sequential|--serial|--silent)$/.test(word))
  return { names, isPlain: isBare && names.every((name) => /^[\w:.-]+$/.test(name) && !name.startsWith('-')) }
}
