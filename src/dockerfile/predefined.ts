/** They reach every RUN without an ARG, but no word of an instruction (E74). */
export const PROXY_ARGS: ReadonlySet<string> = new Set(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
  ]),
)

/** Set by BuildKit: in FROM as they are, in a stage after an `ARG` of their name. */
export const PLATFORM_ARGS: ReadonlySet<string> = new Set([
  'TARGETSTAGE',
  ...['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].flatMap((part) => [`BUILD${part}`, `TARGET${part}`]),
])

/** Whether a build argument means something without a Dockerfile that declares it. */
export function isPredefined(name: string): boolean {
  return PROXY_ARGS.has(name) || PLATFORM_ARGS.has(name)
}
