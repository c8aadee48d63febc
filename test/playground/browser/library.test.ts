import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { fold, formatDiagnostic, memoryProject } from '../../../src/index.ts'
import { open, root, useBrowser } from './browser.ts'

useBrowser()

const files = {
  'build.sh':
    'docker build -t a:build -f B .\ndocker create --name x a:build\ndocker cp x:/app app\ndocker build -t a .\n',
  B: '\ufeffFROM golang\nRUN go build -o /app .\n',
  Dockerfile: 'FROM alpine\nCOPY app /app\n',
}

const use = `
import { fold, formatDiagnostic, memoryProject } from 'stagefold'
const project = memoryProject(${JSON.stringify(files)})
const result = fold({ project, script: 'build.sh' })
globalThis.answer = { result, texts: result.diagnostics.map((one) => formatDiagnostic(one, { project })) }
`

/** The package as a bundler finds it, by its name, with what is published. */
async function bundle() {
  const { outputFiles, metafile } = await build({
    stdin: { contents: use, resolveDir: root, sourcefile: 'use.js' },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
    outfile: 'use.bundle.js',
  })
  return { text: outputFiles[0]!.text, metafile }
}

test('a bundle for browsers asks for nothing of Node', async () => {
  const { metafile } = await bundle()
  expect(Object.keys(metafile.inputs).toSorted()).toEqual(['dist/index.js', 'use.js'])
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
})

test('and folds in a page as it does in Node', async () => {
  const { text } = await bundle()
  const folder = mkdtempSync(join(tmpdir(), 'stagefold-browser-'))
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><title>use</title><script type="module">${text.replaceAll('</script', '<\\/script')}</script>`,
  )
  const page = await open(pathToFileURL(join(folder, 'index.html')).href)
  await page.waitForFunction('globalThis.answer')
  const project = memoryProject(files)
  const result = fold({ project, script: 'build.sh' })
  expect(result.status).toBe('folded')
  expect(await page.evaluate('JSON.parse(JSON.stringify(globalThis.answer))')).toEqual({
    result: JSON.parse(JSON.stringify(result)),
    texts: result.diagnostics.map((one) => formatDiagnostic(one, { project })),
  })
  expect(await page.evaluate('typeof process + typeof Buffer + typeof require')).toBe(
    'undefinedundefinedundefined',
  )
})
