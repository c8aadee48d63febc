/**
 * The path that ends with a name in a line, however the language of the file joins it.
 * @param before the line up to the name
 */
export function writtenPath(before: string, name: string): string {
  const [left] = leading.exec(before)!
  return (left + name).replaceAll(/["']/g, '').replaceAll('\\', '/')
}

/** The line starts a comment, in whichever language. */
export function isComment(line: string): boolean {
  return /^\s*(?:#|\/\/|::|rem\b)/i.test(line)
}

/** A variable, an expression or a pattern is a part of it. */
export function hasUnknown(written: string): boolean {
  return written.search(unknown) !== -1
}

/** Its parts behind `./` and `../`; what nobody knows is a NUL. */
export function partsOf(written: string): readonly string[] {
  return written
    .replace(unknown, '\0')
    .replace(/^\/?(?:\.{1,2}\/)*/, '')
    .split('/')
}

const unknown = /\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|\$\$?[\w@]+|%~?\w+%|%|[*?{}`]+/g

const leading = /(?:\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\{\{[^}]*\}\}|[^\s=,;:()[\]<>|&])*$/
