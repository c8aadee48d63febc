import { count } from '../../src/report/summary.ts'
import { codeWords } from './code-words.ts'
import { byId, element } from './dom.ts'
import { commandLine, settingNames, settingSpec } from './settings.ts'
import type { SettingName, Settings } from './settings.ts'
import type { Outcome } from './run.ts'
import type { Workbench } from './workbench.ts'

const form = byId<HTMLFormElement>('options-form')
const script = element('select', { id: 'script' })
const inputs = new Map<SettingName, HTMLInputElement>()

/** The options of the command, from its own table, with its own words. */
export function startOptions(changed: (script: string | null, settings: Settings) => void): void {
  const scriptLine = element(
    'div',
    { class: 'option' },
    element('label', { for: 'script' }, 'Script'),
    script,
  )
  form.append(scriptLine, ...settingNames.map(optionLine))
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', () => changed(script.value || null, readSettings()))
}

export function showOptions(bench: Workbench, outcome: Outcome): void {
  const found = outcome.kind === 'result' && bench.script === null ? `: ${outcome.script}` : ''
  const names = bench.files.map(({ path }) => element('option', { value: path }, path))
  script.replaceChildren(element('option', { value: '' }, `found by itself${found}`), ...names)
  script.value = bench.script ?? ''
  for (const [name, input] of inputs) {
    const value = bench.settings[name]
    if (input.type === 'checkbox') input.checked = value === true
    else if (input.value.trim() !== (value ?? '')) input.value = typeof value === 'string' ? value : ''
  }
  const used = Object.keys(bench.settings).length + (bench.script === null ? 0 : 1)
  byId('options-set').textContent = used === 0 ? '' : `${count(used, 'option')} set`
  const named = outcome.kind === 'result' ? outcome.script : bench.script
  byId('command').textContent = commandLine(named, bench.settings)
}

function optionLine(name: SettingName): HTMLElement {
  const { type, value, description } = settingSpec(name)
  const id = `option-${name}`
  const about = `${id}-about`
  const isFlag = type === 'boolean'
  const input = element('input', {
    id,
    type: isFlag ? 'checkbox' : 'text',
    'aria-describedby': about,
    ...(!isFlag && {
      placeholder: value ?? '',
      autocomplete: 'off',
      autocapitalize: 'off',
      spellcheck: 'false',
    }),
  })
  inputs.set(name, input)
  const label = element('label', { for: id }, element('code', {}, `--${name}`))
  const words = element('p', { id: about, class: 'about' }, ...codeWords(description))
  return element('div', { class: isFlag ? 'option flag' : 'option' }, label, input, words)
}

function readSettings(): Settings {
  const given = [...inputs].flatMap(([name, input]) => {
    const value = input.type === 'checkbox' ? input.checked : input.value.trim()
    return value === false || value === '' ? [] : [[name, value] as const]
  })
  return Object.fromEntries(given)
}
