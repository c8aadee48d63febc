import type { Dockerfile, Instruction } from '../dockerfile/types.ts'
import type { BuildArg } from '../pipeline/types.ts'
import type { TextEdit } from '../source/span.ts'
import type { Builder, Part } from './plan.ts'
import { wordRanges } from './variable-uses.ts'
import { lineBreak } from './write-copy.ts'

/**
 * Gives build arguments names of their own in the builder (E72): `ARG builder_V` and `ENV V=$builder_V`, so that
 * every RUN finds V as before. A stage that others start from would hand the ENV on, so there each RUN exports the
 * variable for itself (E95).
 */
export function renameArguments(builder: Builder, names: ReadonlySet<string>, isParent: boolean): TextEdit[] {
  if (names.size === 0) return []
  const { dockerfile } = builder
  const edits: TextEdit[] = []
  for (const instruction of dockerfile.globalArgs) edits.push(...renameDeclared(instruction, builder, names))
  for (const stage of dockerfile.stages) {
    edits.push(...renameUses(dockerfile, stage.from, names, builder))
    const declared = new Set<string>()
    for (const instruction of stage.instructions) {
      if (instruction.keyword === 'ARG') {
        edits.push(...renameDeclared(instruction, builder, names))
        for (const word of instruction.words)
          if (names.has(nameOf(word.text)) && hasValue(nameOf(word.text), builder, word.text))
            declared.add(nameOf(word.text))
        if (!isParent) edits.push(...setAfter(instruction, names, builder))
      } else if (isParent && instruction.keyword === 'RUN')
        edits.push(...exportInside(instruction, declared, builder))
      else if (isParent) edits.push(...renameUses(dockerfile, instruction, declared, builder))
    }
  }
  return edits
}

/** Whether each RUN can set a variable for itself: the exec form has no shell to do it. */
export function canExport(builder: Builder): boolean {
  return builder.dockerfile.instructions.every(
    ({ keyword, form, heredocs }) =>
      keyword !== 'SHELL' && (keyword !== 'RUN' || (form === 'plain' && heredocs.length === 0)),
  )
}

/** Declared without a default and given no value, the variable stays unset, and so it must without an ENV (E72). */
export function hasValue(name: string, builder: Part, word?: string): boolean {
  const words = word === undefined ? stageWords(builder.dockerfile, name) : [word]
  return (
    words.some((one) => one.includes('=')) ||
    given(builder, name) !== undefined ||
    globalText(name, builder.dockerfile) !== undefined
  )
}

export function given(part: Part, name: string): BuildArg | undefined {
  return part.build.buildArgs.findLast((argument) => argument.name === name)
}

export function globalText(name: string, dockerfile: Dockerfile): string | undefined {
  return dockerfile.globalArgs
    .flatMap((instruction) => instruction.words)
    .findLast((word) => nameOf(word.text) === name)?.text
}

export function nameOf(word: string): string {
  return word.split('=')[0]!
}

export function prefixed(builder: Builder, name: string): string {
  return `${builder.stageName.replaceAll(/[^a-z0-9_]/g, '_')}_${name}`
}

function stageWords(dockerfile: Dockerfile, name: string): string[] {
  return dockerfile.stages.flatMap((stage) =>
    stage.instructions
      .filter((instruction) => instruction.keyword === 'ARG')
      .flatMap((instruction) =>
        instruction.words.map((word) => word.text).filter((text) => nameOf(text) === name),
      ),
  )
}

function renameDeclared(instruction: Instruction, builder: Builder, names: ReadonlySet<string>): TextEdit[] {
  return instruction.words
    .filter((word) => names.has(nameOf(word.text)))
    .map((word) => ({
      start: word.start,
      end: word.start + nameOf(word.text).length,
      text: prefixed(builder, nameOf(word.text)),
    }))
}

function setAfter(instruction: Instruction, names: ReadonlySet<string>, builder: Builder): TextEdit[] {
  const end = lineBreak(builder.dockerfile.text)
  const lines = instruction.words
    .filter((word) => names.has(nameOf(word.text)) && hasValue(nameOf(word.text), builder, word.text))
    .map((word) => `${end}ENV ${nameOf(word.text)}=$${prefixed(builder, nameOf(word.text))}`)
  return lines.length === 0 ? [] : [{ start: instruction.end, end: instruction.end, text: lines.join('') }]
}

function exportInside(instruction: Instruction, names: ReadonlySet<string>, builder: Builder): TextEdit[] {
  const at = instruction.argumentRange.start
  const exports = [...names].map((name) => `${name}="$${prefixed(builder, name)}"`)
  return exports.length === 0 ? [] : [{ start: at, end: at, text: `export ${exports.join(' ')} && ` }]
}

function renameUses(
  dockerfile: Dockerfile,
  instruction: Instruction,
  names: ReadonlySet<string>,
  builder: Builder,
): TextEdit[] {
  return [...names].flatMap((name) =>
    wordRanges(dockerfile, instruction, name).map((range) => ({ ...range, text: prefixed(builder, name) })),
  )
}
