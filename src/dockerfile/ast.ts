import { DockerfileParser } from 'dockerfile-ast'
import { Util } from 'dockerfile-ast/lib/util.js'

// Its own way asks for Node's Buffer, which no browser has.
Util.isUTF8BOM = (character) => character === '\ufeff'

/** Where an instruction starts, as the second reader sees it. */
export interface Start {
  readonly keyword: string
  readonly offset: number
}

/**
 * The instructions that dockerfile-ast finds. It is the second reader against which ours is held, and this is the
 * only file that knows it; its decoded values are wrong too often to be used for anything else.
 */
export function instructionStarts(text: string): readonly Start[] {
  const starts = lineStarts(text)
  return DockerfileParser.parse(text)
    .getInstructions()
    .map((instruction) => {
      const { line, character } = instruction.getRange().start
      return { keyword: instruction.getKeyword(), offset: starts[line]! + character }
    })
}

/** Its lines end with a carriage return too, as the language server protocol has it. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (const end of text.matchAll(/\r\n|\r|\n/g)) starts.push(end.index + end[0].length)
  return starts
}
