// Reads scripts with bash-parser, in a process of its own because it never ends on some.
//
// usage: node child.js FILE FROM          FILE holds a JSON array of texts; one line of JSON for each of them
import { readFileSync } from 'node:fs'
import parse from 'bash-parser'

const [file, from] = process.argv.slice(2)
const texts = JSON.parse(readFileSync(file, 'utf8'))

for (const text of texts.slice(Number(from))) {
  let answer
  try {
    answer = { commands: commandsOf(parse(text, { mode: 'bash' })) }
  } catch (error) {
    answer = { error: String(error) }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

/** The simple commands in the order of the text, without those inside of words. */
function commandsOf(node) {
  if (Array.isArray(node)) return node.flatMap(commandsOf)
  if (typeof node !== 'object' || node === null || /Word$|^Redirect$|Expansion$/.test(node.type)) return []
  if (node.type !== 'Command') return Object.values(node).flatMap(commandsOf)
  const words = [node.name, ...(node.suffix ?? [])].filter((one) => one && one.type !== 'Redirect')
  return words.length === 0 ? [] : [words.map(({ text }) => text)]
}
