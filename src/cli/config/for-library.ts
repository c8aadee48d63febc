import type { ScanOptions } from '../../scan/types.ts'

/** Which config is read. */
export interface ConfigOptions {
  /** The project's root on disk. */
  readonly root: string
  /** The config's file, from the working directory; without it the root's own, or its package.json's key `stagefold`. */
  readonly file?: string
}

/**
 * What a project's config says, as the options of a scan: `stagefold.config.json`, `.js` or `.mjs`, or the key
 * `stagefold` of package.json. A config that is JavaScript is run. Needs Node.
 *
 * @param options the project's root
 * @returns options without effect where there is no config
 * @throws an Error for people, for a file that is missing, cannot be read, or holds what no config holds
 */
export async function loadConfig(
  options: ConfigOptions,
): Promise<Pick<ScanOptions, 'include' | 'exclude' | 'unrelated' | 'optionsFor'>> {
  // Asked for here: the library also loads in a browser, where only this is missing.
  const [load, roles, { anchored }] = await Promise.all([
    import('./load.ts'),
    import('./roles.ts'),
    import('../search-options.ts'),
  ])
  const config = await load.loadConfig(options.root, options.file, process.cwd())
  const { include, exclude, unrelated } = config
  return {
    ...(include && { include: anchored(include, '') }),
    ...(exclude && { exclude: anchored(exclude, '') }),
    ...(unrelated && { unrelated: anchored(unrelated, '') }),
    optionsFor: roles.rolesBy(config),
  }
}
