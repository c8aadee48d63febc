/** The build replaces it with package.json's; it does not exist where the sources run as they are. */
declare const STAGEFOLD_VERSION: string

/** The version of stagefold, as in its package.json. */
export const version: string = typeof STAGEFOLD_VERSION === 'string' ? STAGEFOLD_VERSION : 'unbuilt'
