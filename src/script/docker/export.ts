import type { CommandModel } from '../call.ts'
import { findContainer } from '../names.ts'
import { obstruct } from '../world.ts'

/** `docker export` brings all of a container, with what Docker itself put into it (E34). */
export const exportContainer: CommandModel = (call, world) => {
  for (const field of call.args) {
    const container = findContainer(world, field.value)
    if (container !== null)
      obstruct(world, 'whole-container', call.range, { word: 'docker export' }, container)
  }
  return { role: 'other', status: 'success' }
}
