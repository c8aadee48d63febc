import type { World } from '../world.ts'

/**
 * Whether the commands since a mark read nothing but what the user calls the script with. Then what stood in a
 * variable before is its default: the value that it has without arguments.
 */
export function isAboutArguments(mark: number, world: World): boolean {
  const names = world.records.slice(mark).flatMap((record) => [...record.reads])
  return names.length > 0 && names.every((name) => /^(\d+|[#@*])$/.test(name) || world.options.has(name))
}
