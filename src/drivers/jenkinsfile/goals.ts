import type { Range } from '../../source/span.ts'
import type { Item } from './blocks.ts'

export interface PipelineGoal {
  readonly name: string
  readonly range: Range
  readonly items: readonly Item[]
}

/** The whole file; or its stages, where each has an agent of its own. */
export function goalsOf(text: string, items: readonly Item[]): readonly PipelineGoal[] {
  const pipeline = items.find(({ tokens }) => tokens[0]?.text === 'pipeline')
  const named = (name: string) => pipeline?.block?.find(({ tokens }) => tokens[0]?.text === name)
  const isApart = named('agent')?.tokens[1]?.text === 'none'
  const stages = named('stages')?.block ?? []
  if (!isApart) return [{ name: 'pipeline', range: { start: 0, end: text.length }, items }]
  const around = pipeline?.block?.filter(({ tokens }) => tokens[0]?.text === 'environment') ?? []
  return stages.map((stage, at) => {
    const name = stage.tokens.find(({ type }) => type === 'string')?.text.slice(1, -1)
    return { name: name ?? `stage ${at + 1}`, range: stage.range, items: [...around, stage] }
  })
}
