import { isTaken } from '../../data/as-meant.ts'
import { wholeLines } from '../../data/lines.ts'
import { applyEdits } from '../../source/edit.ts'
import type { TextEdit } from '../../source/span.ts'
import { readBlocks, type Item } from './blocks.ts'
import { stringTokens } from './tokens.ts'

/** A block that nothing is left in goes, with the stage that it is the steps of; the file keeps its other blocks. */
export function tidyBlocks(
  text: string,
  items: readonly Item[],
  edits: readonly TextEdit[],
): readonly TextEdit[] | null {
  const further: TextEdit[] = []
  const isGone = (item: Item): boolean => {
    if (isTaken(item.range, edits)) return true
    if (!item.block || item.block.length === 0) return false
    const gone = item.block.filter(isGone)
    const [first] = item.tokens
    const steps = item.block.filter(({ tokens }) =>
      /^(?:steps|post|stages|parallel)$/.test(tokens[0]?.text ?? ''),
    )
    const needed = first?.text === 'stage' && steps.length > 0 ? steps : item.block
    return gone.length > 0 && needed.every((one) => gone.includes(one))
  }
  const collect = (item: Item): void => {
    if (isTaken(item.range, edits)) return
    if (isGone(item)) further.push({ ...wholeLines(text, item.range), text: '' })
    else item.block?.forEach(collect)
  }
  items.forEach(collect)
  const after = readBlocks(applyEdits(text, [...edits, ...further]))
  if (typeof after === 'number') return null
  const left = items.filter((item) => !isGone(item))
  if (namesIn(items.flatMap((item) => taken(item, edits))).some((name) => isUsed(name, after))) return null
  const isSame = shapes(left, isGone) === shapes(after, () => false)
  return left.length > 0 && hasStages(after) && isSame ? further : null
}

function taken(item: Item, edits: readonly TextEdit[]): readonly Item[] {
  return isTaken(item.range, edits) ? [item] : (item.block ?? []).flatMap((one) => taken(one, edits))
}

/** What statements assign the output of a shell to. */
function namesIn(items: readonly Item[]): string[] {
  return items.flatMap(({ tokens }) =>
    tokens.flatMap((_, at) => (tokens[at + 1]?.text === '=' ? [tokens[at]!.text] : [])),
  )
}

function isUsed(name: string, items: readonly Item[]): boolean {
  const word = new RegExp(`\\b${name.replaceAll(/\W/g, '\\$&')}\\b`)
  return items.some(
    ({ tokens, block }) => tokens.some(({ text }) => word.test(text)) || isUsed(name, block ?? []),
  )
}

/** A pipeline without stages is none. */
function hasStages(items: readonly Item[]): boolean {
  const pipeline = items.find(({ tokens }) => tokens[0]?.text === 'pipeline')
  return !pipeline?.block || pipeline.block.some(({ tokens }) => tokens[0]?.text === 'stages')
}

/** All but the texts of strings, which the edits are about. */
function shapes(items: readonly Item[], isGone: (item: Item) => boolean): string {
  return items
    .filter((item) => !isGone(item))
    .map(({ tokens, block }) => `${stringTokens(tokens)}{${block ? shapes(block, isGone) : ''}}`)
    .join(';')
}
