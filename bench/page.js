import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './measure.js'

/** Puts tables into the places that docs/performance.md has for them, each with the machine that made it. */
export function writeTables(tables, machine) {
  const path = join(root, 'docs/performance.md')
  let text = readFileSync(path, 'utf8')
  for (const [name, table] of Object.entries(tables)) {
    const [from, to] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const [head, rest] = halves(text, from)
    const [, tail] = halves(rest, to)
    text = `${head}${from}\n\n${machine}\n\n${table}\n\n${to}${tail}`
  }
  writeFileSync(path, text)
}

function halves(text, mark) {
  const at = text.indexOf(mark)
  if (at === -1) throw new Error(`docs/performance.md has no ${mark}`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
