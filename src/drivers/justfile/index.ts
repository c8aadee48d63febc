import type { Driver } from '../driver.ts'
import { fragmentsIn } from './fragments.ts'
import { readJustfile } from './read.ts'
import { tidyRecipes } from './tidy.ts'

/** Each line of a recipe is a shell; a recipe that begins with `#!` is one as a whole. */
export const justfile: Driver = {
  name: 'a justfile',
  handles: (path) => /(?:^|\/)(?:\.?justfile|[^/]+\.just)$/i.test(path),
  read(project, path) {
    const found = project.read(path)
    if (!found || found.binary) return { ok: false, problem: 'there is no such text', at: 0 }
    const { text } = found
    const reading = readJustfile(text)
    if (!reading.ok) return reading
    const { file } = reading
    return {
      ok: true,
      file: {
        path,
        texts: new Map([[path, text]]),
        goalsShareFiles: true,
        goals: file.recipes.map(({ name, range, before, after }) => ({
          name,
          range,
          needs: [...before, ...after].map((one) => one.name),
        })),
        fragmentsOf: fragmentsIn({ path, text, file }),
        write: (written) => written.replaceAll('{{', '{{{{'),
        tidy(edits) {
          const further = tidyRecipes(text, file, edits.get(path) ?? [])
          return further && new Map([[path, further]])
        },
        commandFor: (goals) => (goals.length > 0 ? `just ${goals.join(' ')}` : null),
      },
    }
  },
}
