import type { FoldOptions } from '../../src/index.ts'
import { byId, element } from './dom.ts'
import { settingsOf } from './settings.ts'
import type { Workbench } from './workbench.ts'

export interface ExampleGroup {
  readonly title: string
  readonly examples: readonly Example[]
}

export interface Example {
  readonly title: string
  readonly files: readonly (readonly [path: string, text: string])[]
  readonly options?: Omit<FoldOptions, 'project' | 'script'>
}

const list = byId<HTMLSelectElement>('example')
const benches: Workbench[] = []

/**
 * Fills the list of examples, which the build put into the page.
 * @returns the first one
 */
export function startExamples(chosen: (bench: Workbench) => void): Workbench {
  const groups: readonly ExampleGroup[] = JSON.parse(byId('examples').textContent)
  for (const { title, examples } of groups) {
    const options = examples.map((example) => {
      benches.push(benchOf(example))
      return element('option', { value: benches.length - 1 }, example.title)
    })
    list.append(element('optgroup', { label: title }, ...options))
  }
  list.prepend(element('option', { value: '', hidden: true }, 'Choose…'))
  list.addEventListener('change', () => chosen(benches[Number(list.value)]!))
  return benches[0]!
}

/** @param bench what the page shows: the list names the example that it is */
export function showExample(bench: Workbench): void {
  const at = benches.findIndex(({ files, settings, script }) => {
    return files === bench.files && settings === bench.settings && script === bench.script
  })
  list.value = at === -1 ? '' : String(at)
}

function benchOf({ files, options = {} }: Example): Workbench {
  return {
    files: files.map(([path, text]) => ({ path, text })),
    active: 0,
    script: null,
    settings: settingsOf(options),
  }
}
