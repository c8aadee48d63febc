import type { Finding } from '../findings.ts'
import type { PlainResult } from '../plain.ts'

/**
 * Tells a finding from others, also after lines around it have moved: made of what is said, of which file of which
 * pipeline, and of how often that was said before.
 * @param seen how often each was; kept by the caller for a whole report
 */
export function fingerprint(
  { code, path, args }: Finding,
  { root, scripts }: PlainResult,
  seen: Map<string, number>,
): string {
  const words = Object.entries(args).map(([name, value]) => `${name}=${value.replace(/:\d+(?::\d+)?/g, '')}`)
  const digest = hash([code, root, ...scripts, path, ...words].join('\0'))
  const nth = (seen.get(digest) ?? 0) + 1
  seen.set(digest, nth)
  return nth === 1 ? digest : `${digest}:${nth}`
}

/** FNV-1a twice, forwards and backwards: short, fast, and the same everywhere. */
function hash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x811c9dc5]
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(text.length - 1 - at), 0x01000193)
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
