import type { Journal } from '../diagnostics/journal.ts'
import { runText } from '../dockerfile/run.ts'
import type { Instruction } from '../dockerfile/types.ts'
import { baseName } from '../source/path.ts'
import { artifactChain } from './chain.ts'
import { spanIn, type Part, type Plan } from './plan.ts'
import type { Taken } from './sources.ts'

/**
 * An artifact that the builder may have made as a link. `docker cp` without `-L` brings the link, COPY --from what
 * it points to: with its target beside it the old image holds a link (E26), without it the old build fails (E20).
 */
export function checkLinks(
  taken: Taken,
  hasCompany: boolean,
  job: { readonly plan: Plan; readonly part: Part; readonly journal: Journal },
  instruction: Instruction,
): void {
  const { artifact } = taken
  if (artifact.followed || taken.stagePath !== artifact.source || !mayBeLink(taken, job.plan)) return
  const span = spanIn(job.part, instruction)
  job.journal.add(hasCompany ? 'SF316' : 'SF410', span, { path: artifact.source })
}

function mayBeLink({ artifact }: Taken, plan: Plan): boolean {
  const texts = artifactChain(artifact, plan).instructions.flatMap((instruction) =>
    instruction.keyword === 'RUN' ? runText(instruction) : [],
  )
  const linking = texts.filter((text) => /\bln\s/.test(text))
  if (linking.length === 0) return false
  const name = baseName(artifact.source).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const linked = new RegExp(`\\bln\\s+(-\\w+\\s+)*-\\w*s\\w*\\s[^;&|]*(^|[\\s/])${name}(\\s|$|[;&|])`)
  return linking.some((text) => linked.test(text))
}
