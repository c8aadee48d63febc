import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { userNode } from '../../../scripts/user-node.js'
import { buildPlayground } from '../../../scripts/playground-page.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Brings the browser, and builds what it opens: the page and the package. Without one of them no test may pass. */
export default async function setup() {
  const chromium = execFileSync('test/playground/install.sh', {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.env['STAGEFOLD_CHROMIUM'] = chromium.toString().trim()
  const { html } = await buildPlayground()
  mkdirSync(`${root}playground/dist`, { recursive: true })
  writeFileSync(`${root}playground/dist/index.html`, html)
  const { status } = spawnSync(userNode(), ['scripts/build.js'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The package cannot be built.')
}
