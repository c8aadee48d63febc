import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'

/** What somebody's page does with the library. */
const page = `
import { apply, explainTree, fold, formatDiagnostic, memoryProject, mermaidChart, scan, unifiedDiff } from 'stagefold'

async function foldAll() {
  const wrong = []
  for (const { name, files, script, options, status } of cases) {
    const project = memoryProject(files)
    const result = fold({ ...options, project, script })
    const context = { project, color: true }
    unifiedDiff(result.edits, context)
    explainTree(result, context)
    if (result.pipeline) mermaidChart([{ pipeline: result.pipeline, context }])
    for (const one of result.diagnostics) formatDiagnostic(one, context)
    if (result.status !== status) wrong.push(name)
  }
  const scanned = []
  for await (const { result } of scan({ project: memoryProject(cases[0].files) })) scanned.push(result.status)
  const applied = await apply({ root: '.', results: [] }).then(() => 'written', (error) => error.name)
  return { wrong, scanned, applied }
}

end(foldAll())
`

/**
 * Bundles the installed package for a browser, and folds golden cases where there is what browsers have, and nothing of
 * Node: whatever asks for it fails there.
 * @param folder that holds `node_modules/stagefold`
 * @param root that holds `test/cases`
 * @returns the cases that came out in another way, what a scan of the first one gave, and how `apply` failed
 * @throws when the library cannot be bundled or loaded
 */
export async function foldInBrowser(folder, root) {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: folder },
    bundle: true,
    write: false,
    format: 'iife',
    // Knows no module of Node: one that was imported would be an error.
    platform: 'browser',
    logLevel: 'error',
  })
  // They differ in what they fold, and hardly in what they ask of the platform: a part of them is enough.
  const cases = casesOf(join(root, 'test/cases')).filter((_, at) => at % 6 === 0)
  const result = await new Promise((resolve, reject) => {
    const end = (promise) => promise.then(resolve, reject)
    runInContext(outputFiles[0].text, createContext({ ...platform, cases, end }), { timeout: 60_000 })
  })
  return { cases: cases.length, ...structuredClone(result) }
}

/** A context has what the language has; this is what pages and workers have besides, as far as it is of any use here. */
const platform = {
  AbortController,
  AbortSignal,
  TextDecoder,
  TextEncoder,
  URL,
  clearTimeout,
  console,
  queueMicrotask,
  setTimeout,
  structuredClone,
}

function casesOf(folder) {
  return readdirSync(folder).flatMap((area) =>
    readdirSync(join(folder, area)).map((name) => {
      const one = join(folder, area, name)
      const { script, more = [], options, status } = JSON.parse(readFileSync(join(one, 'case.json'), 'utf8'))
      const files = filesOf(join(one, 'before'))
      return {
        name: `${area}/${name}`,
        files,
        script: more.length === 0 ? script : [script, ...more],
        options,
        status,
      }
    }),
  )
}

function filesOf(folder) {
  if (!existsSync(folder)) return {}
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (one) => !one.isDirectory(),
  )
  return Object.fromEntries(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      const content = entry.isSymbolicLink()
        ? { link: readlinkSync(path) }
        : new Uint8Array(readFileSync(path))
      return [relative(folder, path), content]
    }),
  )
}
