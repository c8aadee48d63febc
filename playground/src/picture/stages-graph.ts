import { readCopy } from '../../../src/dockerfile/copy.ts'
import { readDockerfile } from '../../../src/dockerfile/read.ts'
import { resolvesToStage } from '../../../src/dockerfile/reference.ts'
import type { Instruction, Stage } from '../../../src/dockerfile/types.ts'
import type { Arrow, Box, Graph } from './graph.ts'

/** The stages of a Dockerfile and what goes from one to the next; empty for what is none. */
export function stagesGraph(path: string, text: string): Graph {
  const reading = readDockerfile(path, text)
  if (!reading.ok) return { boxes: [], arrows: [] }
  const { stages } = reading.dockerfile
  const boxes: Box[] = []
  const arrows: Arrow[] = []
  for (const stage of stages) {
    const id = idOf(stage)
    const isLast = stage.index === stages.length - 1
    const title = stage.name?.text ?? (isLast ? 'the final image' : `stage ${stage.index}`)
    const parent = resolvesToStage(stage.base.text, stages.slice(0, stage.index), 'name')
    if (parent) arrows.push({ from: idOf(parent), to: id })
    for (const [at, instruction] of stage.instructions.entries()) {
      const copy = copyBetween(stages, stage, instruction)
      if (!copy) continue
      const between = `${id}-${at}`
      boxes.push({ id: between, kind: 'files', ...copy.words, span: null, isRefused: false })
      arrows.push({ from: idOf(copy.from), to: between }, { from: between, to: id })
    }
    boxes.push({ id, kind: 'image', title, detail: `FROM ${stage.base.text}`, span: null, isRefused: false })
  }
  return { boxes, arrows }
}

function copyBetween(stages: readonly Stage[], stage: Stage, instruction: Instruction) {
  const form = readCopy(instruction)
  const name = form?.from?.value
  const from = name && resolvesToStage(name, stages.slice(0, stage.index))
  if (!form || !from) return null
  const title = form.sources.map(({ text }) => text).join(' ')
  return { from, words: { title, detail: `COPY to ${form.destination.text}` } }
}

function idOf(stage: Stage): string {
  return `stage-${stage.index}`
}
