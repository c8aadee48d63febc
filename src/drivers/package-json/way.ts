/** A script, with those that npm runs before and after it by their names. */
export function wayOf(name: string, names: readonly string[]): readonly string[] {
  return [`pre${name}`, name, `post${name}`].filter((one) => names.includes(one))
}
