import { expandValue, type Scope } from './expand.ts'
import { globSource } from './glob.ts'
import type { ParameterExpansionPart } from './parse.ts'
import { key, known, literal, unknown, type Value } from './value.ts'

/** `${V}` and its operators; what cannot be computed is an unknown that equals itself for equal operands. */
export function expandParameter(part: ParameterExpansionPart, scope: Scope): Value {
  const isScript = part.parameter === 'BASH_SOURCE' && part.index?.text === '0'
  if (part.prefix === '#' && !part.operation) return size(part, scope)
  if (part.prefix !== undefined) return scope.opaque(part.text, part.pos)
  if (part.index !== undefined && !isScript) return element(part, scope)
  const value = scope.variable(part.parameter)
  const { operation } = part
  if (!operation) return value ?? []
  switch (operation.type) {
    case 'Default':
      return withDefault(part, value, operation.operator, () => expandValue(operation.operand, scope), scope)
    case 'Remove':
      return compute(part, value, [expandValue(operation.operand, scope)], (text, [pattern]) =>
        removePattern(text, operation.operator, pattern!),
      )
    case 'Replace':
      return compute(
        part,
        value,
        [expandValue(operation.pattern, scope), expandValue(operation.replacement, scope)],
        (text, [pattern, replacement]) => replacePattern(text, operation.operator, pattern!, replacement!),
      )
    case 'CaseModification':
      return compute(part, value, [], (text) => changeCase(text, operation.operator))
    default:
      return scope.opaque(part.text, part.pos)
  }
}

/** `${#A[@]}`, `${#V}`. */
function size(part: ParameterExpansionPart, scope: Scope): Value {
  const isList = part.index?.text === '@' || part.index?.text === '*'
  if (isList) {
    const list = scope.list(part.parameter)
    return list ? literal(String(list.length)) : scope.opaque(part.text, part.pos)
  }
  const text = part.index === undefined ? known(scope.variable(part.parameter) ?? []) : null
  return text === null ? scope.opaque(part.text, part.pos) : literal(String(text.length))
}

/** `${A[1]}`; what has an operator or a computed index is not followed. */
function element(part: ParameterExpansionPart, scope: Scope): Value {
  const index = part.index!.text
  const list = scope.list(part.parameter)
  if (!list || part.operation || !/^\d+$/.test(index)) return scope.opaque(part.text, part.pos)
  return list[Number(index)] ?? []
}

function withDefault(
  part: ParameterExpansionPart,
  value: Value | null,
  operator: string,
  operand: () => Value,
  scope: Scope,
): Value {
  const isEmpty = value === null || (operator.startsWith(':') && value.length === 0)
  if (operator.endsWith('+'))
    return isEmpty ? [] : mayBeEmpty(value) ? fallbackUnknown(part, operand()) : operand()
  if (isEmpty) {
    const chosen = operand()
    if (operator.endsWith('=')) scope.assign(part.parameter, chosen)
    return chosen
  }
  if (!mayBeEmpty(value) || operator.endsWith('?')) return value
  const chosen = fallbackUnknown(part, operand())
  if (operator.endsWith('=')) scope.assign(part.parameter, chosen)
  return chosen
}

/** An unknown may turn out unset or empty; then the operand is what counts. */
function mayBeEmpty(value: Value): boolean {
  return value.length > 0 && value.every((part) => typeof part !== 'string')
}

function fallbackUnknown(part: ParameterExpansionPart, operand: Value): Value {
  return [{ id: `${part.text}=${key(operand)}`, label: part.text, fallback: operand }]
}

function compute(
  part: ParameterExpansionPart,
  value: Value | null,
  operands: readonly Value[],
  apply: (text: string, operands: readonly string[]) => string,
): Value {
  const text = known(value ?? [])
  const texts = operands.map(known)
  if (text !== null && texts.every((operand) => operand !== null)) return literal(apply(text, texts))
  return unknown(`${part.text}=${[value ?? [], ...operands].map(key).join('\u0001')}`, part.text)
}

function removePattern(text: string, operator: string, pattern: string): string {
  const lazy = operator.length === 1
  if (operator.startsWith('#')) return text.replace(new RegExp(`^${globSource(pattern, lazy)}`, 's'), '')
  const starts = Array.from({ length: text.length + 1 }, (_, at) => at)
  const matching = starts.filter((at) => new RegExp(`^${globSource(pattern)}$`, 's').test(text.slice(at)))
  const cut = lazy ? matching.at(-1) : matching[0]
  return cut === undefined ? text : text.slice(0, cut)
}

function replacePattern(text: string, operator: string, pattern: string, replacement: string): string {
  const source = globSource(pattern)
  if (source === '') return text
  if (operator === '/#') return text.replace(new RegExp(`^${source}`, 's'), () => replacement)
  if (operator === '/%') return text.replace(new RegExp(`${source}$`, 's'), () => replacement)
  return text.replace(new RegExp(source, operator === '//' ? 'gs' : 's'), () => replacement)
}

function changeCase(text: string, operator: string): string {
  const change = (part: string): string =>
    operator.startsWith('^') ? part.toUpperCase() : part.toLowerCase()
  return operator.length === 2 ? change(text) : change(text.slice(0, 1)) + text.slice(1)
}
