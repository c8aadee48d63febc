import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verify } from 'stagefold'
import type { VerifyOptions, VerifyProgress, VerifyResult } from 'stagefold'

/** A check before a merge. There need be no engine here: what cannot be compared needs none. */
export async function verifyOne(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'stagefold-consumer-'))
  try {
    writeFileSync(join(root, 'build.sh'), 'docker build .\n')
    writeFileSync(join(root, 'Dockerfile'), 'FROM scratch\n')
    const onProgress = ({ step, milliseconds }: VerifyProgress) =>
      assert(step !== null || milliseconds === null)
    const options: VerifyOptions = { root, script: 'build.sh', engine: 'docker', onProgress }
    const result: VerifyResult = await verify(options)
    assert.equal(result.status, 'failed')
    assert.equal(result.failure?.reason, 'nothing')
    assert.deepEqual(structuredClone(result), result)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
