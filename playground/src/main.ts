import type { Span } from '../../src/index.ts'
import { say, share, startAddress, writeAddress } from './address.ts'
import { byId } from './dom.ts'
import { select, showText, startEditor } from './editor.ts'
import { showExample, startExamples } from './examples.ts'
import { showFiles, startFiles } from './files.ts'
import { showFindings } from './findings.ts'
import { startFolder } from './folder.ts'
import { showOptions, startOptions } from './options-form.ts'
import { showResult, startResult } from './result-view.ts'
import { run, withScriptOpen } from './run.ts'
import { withText } from './workbench.ts'
import type { Workbench } from './workbench.ts'

/** Milliseconds without a key after which a text is worth a fold. */
const pause = 150

const first = startExamples((example) => change(example, 'push'))
let bench = first
let outcome = run(bench)
let timer: ReturnType<typeof setTimeout> | undefined

function change(next: Workbench, entry: 'replace' | 'push' = 'replace'): void {
  clearTimeout(timer)
  bench = next
  outcome = run(bench)
  show()
  say('')
  void writeAddress(bench, entry)
}

/** Folds when the keys rest: each key alone would make the page slow, and a screen reader talk on. */
function typed(text: string): void {
  bench = withText(bench, text)
  clearTimeout(timer)
  timer = setTimeout(() => change(bench), pause)
}

function show(): void {
  const result = outcome.kind === 'result' ? outcome.result : null
  const diagnostics = result?.diagnostics ?? []
  const file = bench.files[bench.active]
  showFiles(bench, diagnostics)
  if (file) showText(file, diagnostics)
  if (outcome.kind === 'result') showFindings(byId('findings'), diagnostics, outcome, goTo)
  else byId('findings').replaceChildren()
  showOptions(bench, outcome)
  showResult(outcome, goTo)
  showExample(bench)
}

function goTo({ path, start, end }: Span): void {
  const active = bench.files.findIndex((file) => file.path === path)
  if (active === -1) return
  if (active !== bench.active) {
    bench = { ...bench, active }
    show()
    void writeAddress(bench, 'replace')
  }
  select(start, end)
}

startEditor(typed)
startFiles({ bench: () => bench, change })
startOptions((script, settings) => change({ ...bench, script, settings }))
startResult()
startFolder((opened, notice) => {
  change(withScriptOpen(opened), 'push')
  say(notice)
})
byId('share').addEventListener('click', () => void share(bench))
show()
void startAddress((loaded) => {
  clearTimeout(timer)
  say('')
  bench = loaded ?? first
  outcome = run(bench)
  show()
})
