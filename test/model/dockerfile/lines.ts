/** One instruction with its continuation lines joined and the comments between them left out. */
export function logicalLines(text: string): { lines: string[]; escape: string } {
  const escape = /^(?:\s*#.*\n)*?\s*#\s*escape\s*=\s*(\S)/.exec(text)?.[1] ?? '\\'
  const continues = new RegExp(`${escape === '`' ? '`' : '\\\\'}[ \\t]*$`)
  const lines: string[] = []
  let open: string | null = null
  for (const raw of text.replaceAll('\r\n', '\n').split('\n')) {
    if (/^\s*#/.test(raw) || (open !== null && raw.trim() === '')) continue
    const line: string = (open ?? '') + (open === null ? raw.trimStart() : raw)
    open = null
    if (continues.test(line)) open = line.replace(continues, '')
    else if (line.trim() !== '') lines.push(line.trim())
  }
  if (open !== null && open.trim() !== '') lines.push(open.trim())
  return { lines, escape }
}
