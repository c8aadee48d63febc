import type { Project } from '../../project/project.ts'
import { baseName } from '../../source/path.ts'
import type { Driver, DriverReading } from '../driver.ts'
import { DrivenMakefile } from './driven-makefile.ts'
import { isDefaultName } from './start.ts'
import { Stop } from './stop.ts'

/** Longer ones are generated. */
const LONGEST_MAKEFILE = 1024 * 1024

/** Reads Makefiles as GNU make 4 does. */
export const makefileDriver: Driver = {
  name: 'Makefile',
  handles: (path) =>
    isDefaultName(path) ||
    /^[Mm]akefile\.(?!(?:am|in|toml|ya?ml|json|md)$)[\w-]+$|\.(?:mk|mak)$/.test(baseName(path)),
  read(project: Project, path: string): DriverReading {
    const file = project.read(path)
    if (!file) return { ok: false, problem: 'there is no such file', at: 0 }
    if (file.binary) return { ok: false, problem: 'no text', at: 0 }
    if (file.text.length > LONGEST_MAKEFILE)
      return { ok: false, problem: 'a Makefile of more than 1 MiB', at: 0 }
    try {
      return { ok: true, file: new DrivenMakefile(project, path, file.text) }
    } catch (error) {
      if (error instanceof Stop) return { ok: false, problem: error.message, at: error.at ?? 0 }
      throw error
    }
  },
}
