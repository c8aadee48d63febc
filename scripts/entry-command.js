// What `stagefold` starts: small, because reading the bundle takes longer than many an answer, and because only
// what is loaded after the compile cache is on comes from there.
import { main } from '../src/cli/main.ts'

await main(() => import('./index.js'), new URL('./index.js', import.meta.url).href)
