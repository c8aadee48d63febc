import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { readExamples } from './playground-examples.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The page as one text, script, style and examples within it. Its policy names the script and the style by their
 * hashes and allows nothing else: no request, no other script, no text that becomes HTML.
 * @throws when something of Node would be needed
 */
export async function buildPlayground() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['playground/src/main.ts', 'playground/style.css'],
    outdir: 'playground/dist',
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2023', 'chrome120', 'firefox121', 'safari17'],
    legalComments: 'none',
    alias: { 'vscode-languageserver-types': './scripts/language-server-types.js' },
  })
  const textOf = (end) => outputFiles.find(({ path }) => path.endsWith(end)).text
  const script = textOf('.js')
  const style = textOf('.css')
  // What HTML would take for the script's end, or for the begin of a comment in it.
  if (/<\/script|<!--/i.test(script)) throw new Error('The script cannot stand in HTML as it is.')
  const parts = {
    policy: policyOf(script, style),
    style,
    script,
    examples: JSON.stringify(readExamples(root)).replaceAll('<', '\\u003c'),
  }
  const template = readFileSync(`${root}playground/index.html`, 'utf8')
  const html = template.replace(/\s*<!--(\w+)-->\s*/g, (_, name) => parts[name])
  return { html, script, style }
}

function policyOf(script, style) {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
