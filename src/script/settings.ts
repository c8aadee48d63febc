import { known, splitAt, type Value } from '../shell/value.ts'

/** `type=local,dest=out,readonly` as docker's options have it; a setting without a value holds nothing. */
export function readSettings(value: Value): ReadonlyMap<string, Value> {
  const fields = new Map<string, Value>()
  for (let rest: Value | null = value; rest !== null;) {
    const pair: readonly [Value, Value] | null = splitAt(rest, ',')
    const field = pair ? pair[0] : rest
    const setting = splitAt(field, '=')
    fields.set(known(setting ? setting[0] : field) ?? '', setting ? setting[1] : [])
    rest = pair ? pair[1] : null
  }
  return fields
}
