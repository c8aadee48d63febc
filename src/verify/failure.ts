import type { Failure } from './result.ts'

/** Verifying cannot go on; carries what the result says about it. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError'
  readonly failure: Failure

  constructor(failure: Partial<Failure> & Pick<Failure, 'reason' | 'message'>) {
    super(failure.message)
    this.failure = { step: null, log: [], ...failure }
  }
}
