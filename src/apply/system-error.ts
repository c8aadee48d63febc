/** `ENOENT` and the like for an error of Node's own modules, whichever realm made it; else null. */
export function systemCode(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}
