/**
 * The format of Go's txtar, as mvdan/sh specifies its command line with: command lines, then files, each behind
 * a line `-- path --`.
 */
export interface Archive {
  readonly script: readonly string[]
  readonly files: Readonly<Record<string, string>>
}

export function parseArchive(text: string): Archive {
  const [script = '', ...rest] = text.split(/^-- (.+) --\n/m)
  const files: Record<string, string> = {}
  for (let at = 0; at < rest.length; at += 2) files[rest[at]!] = rest[at + 1]!
  return { script: script.split('\n'), files }
}
