import type { Driver } from '../driver.ts'
import { fragmentsIn } from './fragments.ts'
import { readJustfile } from './read.ts'
import { tidyRecipes } from './tidy.ts'
import { readText } from '../read-text.ts'

/** Each line of a recipe is a shell; a recipe that begins with `#!` is one as a whole. */
export const justfile: Driver = {
  name: 'a justfile',
  handles: (path) => /(?:^|\/)(?:\.?justfile|[^/]+\.just)$/i.test(path),
  read(project, path) {
    const source = readText(project, path)
    if (!source.ok) return source
    const { text } = source
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
