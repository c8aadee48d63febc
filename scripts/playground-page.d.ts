/** The page, and what its policy names by hash. */
export function buildPlayground(): Promise<{
  readonly html: string
  readonly script: string
  readonly style: string
}>
