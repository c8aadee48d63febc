import type { Journal } from '../../diagnostics/journal.ts'
import { imageId } from '../../script/ids.ts'
import type { World } from '../../script/world.ts'
import { equal } from '../../shell/value.ts'
import type { Span } from '../../source/span.ts'
import type { Plan } from '../plan.ts'
import { usedBuilders } from './fates.ts'

/** A command reads the file of an id that nobody writes any more; an image that stays has its file too. */
export function refuseIdFile(
  command: string,
  path: string,
  span: Span,
  plan: Plan,
  world: World,
  journal: Journal,
): void {
  const id = world.idFiles.get(path)!
  const build = plan.builders.find((builder) => equal(imageId(builder.build.id), id))?.build.id
  if (build === undefined) journal.add('SF212', span, { command, container: path })
  else if (!usedBuilders(plan, world).has(build)) journal.add('SF218', span, { command, image: path })
}
