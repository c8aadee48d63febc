import { styleOf } from './style.ts'
import type { Style } from './style.ts'

/**
 * A page of the documentation in Markdown, as it is read in a terminal: headings bold, code indented, links as their
 * words. Knows just what those pages use.
 */
export function readableMarkdown(text: string, { color }: { readonly color: boolean }): string {
  const style = styleOf(color)
  let fence: string | null = null
  const lines: string[] = []
  for (const line of text.split('\n')) {
    const mark = /^```(\w*)$/.exec(line)
    if (mark) fence = fence === null ? mark[1]! : null
    else lines.push(fence === null ? readableLine(line, style) : codeLine(line, fence, style))
  }
  return lines.join('\n')
}

function readableLine(line: string, style: Style): string {
  const words = line.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
  const heading = /^#+ (.*)$/.exec(words)
  if (heading) return style.bold(heading[1]!)
  return words
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => style.bold(strong))
    .replace(/\*(\w+)\*/g, (_, name: string) => style.italic(name))
    .replace(/`([^`]+)`/g, (code) => style.cyan(code))
}

function codeLine(line: string, language: string, style: Style): string {
  if (line === '') return ''
  const shown = `    ${line}`
  if (language !== 'diff') return shown
  if (line.startsWith('+')) return style.green(shown)
  return line.startsWith('-') ? style.red(shown) : shown
}
