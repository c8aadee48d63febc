import type { Range } from '../../source/span.ts'

export interface Justfile {
  readonly recipes: readonly Recipe[]
  /** The texts of their expressions. */
  readonly variables: ReadonlyMap<string, string>
  readonly exported: ReadonlySet<string>
  readonly settings: ReadonlyMap<string, string>
}

export interface Recipe {
  readonly name: string
  /** With the attributes and the comment above it. */
  readonly range: Range
  readonly attributes: string
  readonly parameters: readonly string[]
  readonly before: readonly Dependency[]
  /** What runs when all of its lines did. */
  readonly after: readonly Dependency[]
  /** Each one command, which can go on over several. */
  readonly lines: readonly (readonly Range[])[]
}

export interface Dependency {
  readonly name: string
  readonly range: Range
  readonly hasArguments: boolean
}

export type JustReading =
  | { readonly ok: true; readonly file: Justfile }
  | { readonly ok: false; readonly problem: string; readonly at: number }

interface Line extends Range {
  readonly text: string
}

/** Reads a justfile as far as its recipes go. */
export function readJustfile(text: string): JustReading {
  const lines = linesOf(text)
  const recipes: Recipe[] = []
  const variables = new Map<string, string>()
  const exported = new Set<string>()
  const settings = new Map<string, string>()
  let above: Line | null = null
  let attributes = ''
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!
    if (/^\s*$/.test(line.text)) {
      above = null
      continue
    }
    if (/^(?:#|\[)/.test(line.text)) {
      above ??= line
      if (line.text.startsWith('[')) attributes += line.text
      continue
    }
    const assignment = /^(export\s+)?([A-Za-z_][\w-]*)\s*:=\s*(.*)$/.exec(line.text)
    if (assignment && goesOnBelow(assignment[3]!)) {
      return { ok: false, problem: 'a value of several lines', at: line.start }
    }
    const setting = /^set\s+([\w-]+)\s*(?::=\s*(.*))?$/.exec(line.text)
    const header = /^@?([A-Za-z_][\w-]*)([^:]*?(?:"[^"]*"|'[^']*'|[^:])*?):(?!=)(.*)$/.exec(line.text)
    if (setting) settings.set(setting[1]!, setting[2] ?? 'true')
    else if (assignment) {
      variables.set(assignment[2]!, assignment[3]!)
      if (assignment[1]) exported.add(assignment[2]!)
    } else if (header) {
      const body = bodyOf(lines, at + 1)
      const last = body.at(-1)?.at(-1) ?? line
      recipes.push({
        ...recipeOf(header, line),
        attributes,
        range: { start: (above ?? line).start, end: last.end },
        lines: body,
      })
      at = lines.findIndex(({ end }) => end === last.end)
    } else if (!/^(?:alias|import\??|mod\??|unexport)\b/.test(line.text)) {
      return { ok: false, problem: 'neither a recipe nor a variable', at: line.start }
    }
    above = null
    attributes = ''
  }
  return { ok: true, file: { recipes, variables, exported, settings } }
}

function goesOnBelow(expression: string): boolean {
  return /'''|"""|```|[({]\s*$/.test(expression) || (expression.match(/["'`]/g) ?? []).length % 2 === 1
}

function recipeOf(header: RegExpExecArray, line: Line): Omit<Recipe, 'range' | 'lines' | 'attributes'> {
  const [, name, given, rest] = header
  const from = line.end - rest!.length
  const comment = / #.*$/.exec(rest!)?.index ?? rest!.length
  const [first, then] = rest!.slice(0, comment).split('&&')
  const parameters = Array.from(
    given!.matchAll(/[$*+]*([A-Za-z_][\w-]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S+))?/g),
  )
  return {
    name: name!,
    parameters: parameters.map((parameter) => parameter[1]!),
    before: dependencies(first!, from),
    after: dependencies(then ?? '', from + first!.length + 2),
  }
}

function dependencies(text: string, from: number): Dependency[] {
  return Array.from(text.matchAll(/\(\s*([\w:-]+)([^)]*)\)|[\w:-]+/g), (match) => ({
    name: match[1] ?? match[0],
    range: { start: from + match.index, end: from + match.index + match[0].length },
    hasArguments: Boolean(match[2]?.trim()),
  }))
}

/** The lines below a header that are indented, without their indentation; one that ends in `\` goes on. */
function bodyOf(lines: readonly Line[], from: number): Range[][] {
  const body: Range[][] = []
  let indent = ''
  let goesOn = false
  for (const line of lines.slice(from)) {
    const isBlank = /^\s*$/.test(line.text)
    if (isBlank && !goesOn) continue
    const own = /^[ \t]*/.exec(line.text)![0]
    if (own === '' && !isBlank) break
    if (indent === '') indent = own
    const start = line.start + (goesOn ? own.length : Math.min(indent.length, own.length))
    const isOver = line.text.endsWith('\\')
    const range = { start, end: isOver ? line.end - 1 : line.end }
    if (goesOn) body.at(-1)!.push(range)
    else body.push([range])
    goesOn = isOver
  }
  return body
}

function linesOf(text: string): Line[] {
  return Array.from(text.matchAll(/[^\r\n]+|(?<=\n|^)(?=\r?\n)/g), ({ 0: line, index }) => ({
    text: line,
    start: index,
    end: index + line.length,
  }))
}
