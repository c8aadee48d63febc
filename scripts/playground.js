// Builds the playground into one file that needs no server and nothing else: playground/dist/index.html.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildPlayground } from './playground-page.js'

const folder = fileURLToPath(new URL('../playground/dist/', import.meta.url))
const { html } = await buildPlayground()
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}index.html`, html)
console.log(`playground/dist/index.html: ${Math.round(html.length / 1024)} KB`)
