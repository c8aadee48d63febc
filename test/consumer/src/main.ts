import { foldOne, lintOne } from './fold-one.ts'
import { scanAll, scanInShards, scanOwnProject, stopAScan } from './scan-all.ts'
import { verifyOne } from './verify-one.ts'
import { write } from './write.ts'

foldOne()
lintOne()
await scanAll()
await stopAScan()
await scanInShards()
await scanOwnProject()
await write()
await verifyOne()
console.log('done')
