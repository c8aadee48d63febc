/** What an escape in double quotes stands for, in YAML and in JSON; null for one that does not exist. */
export function unescape(escape: string): string | null {
  const code = escape[1]!
  if (/^\r?\n/.test(escape.slice(1))) return ''
  if (/[xuU]/.test(code)) {
    const point = /^[\da-fA-F]+$/.test(escape.slice(2)) ? parseInt(escape.slice(2), 16) : Infinity
    return point <= 0x10ffff ? String.fromCodePoint(point) : null
  }
  return meanings[code] ?? null
}

/** A text for double quotes, in YAML and in JSON. */
export function escape(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** The text that stands in double quotes; null when it cannot. */
export function unescapeAll(text: string): string | null {
  let isBad = false
  const plain = text.replace(/\\(?:x..|u....|U........|[^])|["\n]/g, (one) => {
    const meant = one.startsWith('\\') ? unescape(one) : null
    isBad ||= meant === null
    return meant ?? ''
  })
  return isBad ? null : plain
}

const meanings: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}
