// A bare walk: lists every folder that a search lists and reads every file that a fold reads, and does nothing with it.
//
// usage: node bench/walk.js ROOT NAME…
import { readFileSync, readdirSync } from 'node:fs'

const [root, ...names] = process.argv.slice(2)
const read = new Set(names)
const skipped = new Set(['.git', 'node_modules'])

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      if (!skipped.has(entry.name)) walk(`${folder}/${entry.name}`)
    } else if (read.has(entry.name)) readFileSync(`${folder}/${entry.name}`, 'utf8')
  }
}

walk(root)
