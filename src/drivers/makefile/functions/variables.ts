import type { Text } from '../marks.ts'
import { Stop } from '../stop.ts'
import { derived, either, type Call, type MakeFunction } from './derived.ts'
import { withSimple } from './logic.ts'

/** Deeper than any library of functions calls itself. */
const DEEPEST_CALL = 200

function callVariable(
  args: readonly string[],
  call: Call,
  named: (name: string) => MakeFunction | undefined,
): Text {
  const { scope, expand } = call
  const name = args[0]!.trim()
  if (name === '') return ''
  if (name.includes('\0')) return derived('call', args, call)
  const builtin = named(name)
  if (builtin)
    return builtin.expandsItself ? derived('call', args, call) : builtin.run(args.slice(1), { ...call, name })
  const variable = scope.variables.get(name)
  if (!variable) return variable === null ? '' : scope.session.environment(name)
  if (variable.either || variable.isDefault) return derived('call', args, call)
  if (variable.flavor === 'simple') return variable.text
  const given = args.map((text, at) => [String(at), at === 0 ? name : text] as const)
  const missing = Array.from(
    { length: Math.max(0, 10 - args.length) },
    (_, at) => [String(args.length + at), ''] as const,
  )
  const variables = withSimple(scope.variables, [...given, ...missing], call)
  const depth = Number(scope.variables.get(DEPTH)?.text ?? 0) + 1
  if (depth > DEEPEST_CALL) throw new Stop(`'${name}' calls itself too often`)
  variables.set(DEPTH, { flavor: 'simple', text: String(depth), origin: 'automatic', at: scope.at })
  return expand(variable.text, { ...scope, variables, at: variable.at })
}

/** No name that a Makefile could use. */
const DEPTH = ' depth'

function origin(args: readonly string[], call: Call): Text {
  const name = args[0]!.trim()
  const { variables, automatic, session } = call.scope
  if (automatic?.has(name)) return 'automatic'
  const variable = variables.get(name)
  if (variable?.either || (variable?.isDefault && /^[A-Za-z_]\w*$/.test(name))) {
    return derived('origin', args, call)
  }
  if (variable) return variable.origin
  if (variable === null || session.environment(name) === '') return 'undefined'
  return either(`env ${name}`, ['undefined', 'environment'], 0, call.label, call.scope)
}

function flavor(args: readonly string[], call: Call): Text {
  const name = args[0]!.trim()
  const variable = call.scope.variables.get(name)
  if (variable?.either) return derived('flavor', args, call)
  if (variable) return variable.flavor
  if (variable === null || call.scope.session.environment(name) === '') return 'undefined'
  return either(`env ${name}`, ['undefined', 'recursive'], 0, call.label, call.scope)
}

/** What a variable holds, not expanded. */
function value(args: readonly string[], call: Call): Text {
  const name = args[0]!.trim()
  const variable = call.scope.variables.get(name)
  if (variable?.either || variable?.isDefault) return derived('value', args, call)
  if (variable) return variable.text
  return variable === null ? '' : call.scope.session.environment(name)
}

export function variableFunctions(
  named: (name: string) => MakeFunction | undefined,
): readonly (readonly [string, MakeFunction])[] {
  return [
    ['call', { least: 1, most: Infinity, run: (args, call) => callVariable(args, call, named) }],
    ['value', { least: 1, most: 1, run: value }],
    ['origin', { least: 1, most: 1, run: origin }],
    ['flavor', { least: 1, most: 1, run: flavor }],
  ]
}
