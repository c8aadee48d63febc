import { element } from './dom.ts'

/** The table's texts have code between backquotes, as in Markdown. */
export function codeWords(text: string): readonly (Node | string)[] {
  return text.split('`').map((part, at) => (at % 2 === 0 ? part : element('code', {}, part)))
}
