import { readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Removes the declarations that no public one leads to: a user's editor would offer, and their disk hold, all of them. */
export function keepPublicTypes(folder) {
  const kept = new Set()
  const open = [join(folder, 'index.d.ts')]
  for (const path of open) {
    if (kept.has(path)) continue
    kept.add(path)
    const text = readFileSync(path, 'utf8')
    for (const [, target] of text.matchAll(/(?:from |import\()'(\.[^']+)\.[jt]s'/g))
      open.push(join(dirname(path), `${target}.d.ts`))
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && !kept.has(path)) rmSync(path)
  }
  removeEmpty(folder)
}

function removeEmpty(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name))
  if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true })
}
