import type { VerifyFailure } from './result.ts'

/** Verifying cannot go on; carries what the result says about it. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError'
  readonly failure: VerifyFailure

  constructor(failure: Partial<VerifyFailure> & Pick<VerifyFailure, 'reason' | 'message'>) {
    super(failure.message)
    this.failure = { step: null, log: [], ...failure }
  }
}
