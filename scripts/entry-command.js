// What `stagefold` starts: small, because reading the rest takes longer than many an answer.
import { main } from '../src/cli/main.ts'

await main(() => import('./load.js'), new URL('./load.js', import.meta.url).href)
