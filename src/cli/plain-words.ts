/** A text of the tables, where it is not read as Markdown. */
export function plainWords(text: string): string {
  return text.replaceAll('`', '')
}
