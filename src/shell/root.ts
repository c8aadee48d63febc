import { unknown, type Value } from './value.ts'

/** The project's root on the host: nobody knows where it is, but it equals itself. */
export const ROOT: Value = unknown('\u0000root', '$(git rev-parse --show-toplevel)')
