import type { Artifact } from './artifact.ts'
import type { ArgumentPlan, Plan } from './plan.ts'

/**
 * Codes and the rows of equivalence.md that excuse a refusal with them, each a set of rows that the pipeline must have
 * together. Some are no rows: `unused`, something is extracted that the final image does not take; `builder whole`, a
 * builder copies its whole context; `builder copies`, one
 * copies anything; `brought between`, the script itself writes into a context between the builds;
 * `echoed`, it writes the final Dockerfile; `linked`, it links to it.
 */
const excuses: Readonly<Record<string, readonly string[]>> = {
  // An extraction that stays for the host works on the folder that an artifact lies in.
  // What is written into a folder that extracted files were merged into may be one of them.
  SF210: ['unused', 'E114+host use', 'E60+E61+E121', 'E125', 'brought between+E31', 'brought between+untar'],
  // The context of a builder that copies what the script makes, or clears away, between the builds.
  SF215: [
    'unused',
    'E31',
    'E123+builder whole',
    'E60+E121+builder whole',
    'E61+E121+builder whole',
    'E61+E115+builder whole',
    'E125',
    'brought between+builder copies',
  ],
  // A build would see in its context what the host still needs.
  SF211: ['host use'],
  // Of a file and its copy the final build takes one.
  SF220: ['unused', 'E66+E121', 'E66+E125'],
  // The file keeps the mode that it had.
  SF225: ['E115+E61'],
  // An archive is unpacked into a folder of the repository, which is copied whole.
  SF232: ['untar+E60'],
  // What the script brings into the context is copied from where it lies, as far as the ignore list lets it be told.
  SF236: ['brought between+builder copies'],
  SF302: ['E63', 'unused', 'brought between+builder copies'],
  // The label of a builder that lives on in the image of another, which the script still uses: no row says how.
  SF306: ['E75+E95'],
  SF309: ['E8'],
  // A whole folder is copied, one context lies in the other, and their ignore files differ: one build has one list,
  // so a split context with different ignore rules that matter is refused as E102 is.
  // The builder's image is used otherwise, so that its VOLUME has to stay.
  SF320: ['E111+E95', 'E111+E96', 'E111+E98', 'E111+host use', 'E111+unused'],
  // The one text that both images are built from would not be the same.
  SF310: ['second'],
  SF308: ['second'],
  // A folder that is copied whole holds the Dockerfile as a link.
  SF231: ['linked+E60', 'linked+builder whole'],
  // Another image is built under the name that the final Dockerfile is written to.
  SF325: ['echoed+E97'],
  SF314: ['E60+E100', 'E100+builder whole'],
}

/** The codes of a refusal that no row of the pipeline excuses. */
export function unexcusedCodes(codes: readonly string[], rows: readonly string[]): string[] {
  const isExcuse = (excuse: string): boolean => excuse.split('+').every((row) => rows.includes(row))
  return codes.filter((code) => !excuses[code]?.some(isExcuse))
}

/** The rows that a plan draws on. */
export function rowsOf(plan: Plan, artifacts: readonly Artifact[]): string[] {
  const rows = [
    ...artifacts.flatMap((artifact) => artifactRows(artifact, plan)),
    ...finalRows(plan, artifacts),
  ]
  if (plan.second) rows.push('second')
  if (plan.script.brings.endsWith('between')) rows.push('brought between')
  if (plan.script.dockerfiles === 'echoed') rows.push('echoed')
  if (plan.script.dockerfiles === 'linked') rows.push('linked')
  for (const [index, builder] of plan.builders.entries()) {
    if (builder.stages === 'two by number') rows.push('E93')
    if (builder.stages === 'named like the final one' && plan.final.stages !== 'one') rows.push('E91')
    if (builder.base === 'earlier builder' && index > 0) rows.push('E95')
    if (builder.base === 'global ARG') rows.push(plan.final.base === 'global ARG' ? 'E70' : 'E71')
    if (builder.context !== plan.final.context || builder.context === 'own folder') rows.push('E100')
    if (builder.config) rows.push('E76')
    if (builder.copies === 'whole folder') rows.push('builder whole')
    if (builder.copies !== 'nothing') rows.push('builder copies')
    if (builder.runs === 'at run') rows.push('E110')
    if (builder.runs === 'at run, into a volume') rows.push('E111')
    if (builder.flags === '--label stage=build') rows.push('E75')
    if (builder.flags === '--target') rows.push('E80')
    if (builder.flags === '-q') rows.push('E84')
    if (builder.flags === '--no-cache') rows.push('E86')
    if (builder.afterwards === 'push' || builder.afterwards === 'tag') rows.push('E98')
    if (!artifacts.some((artifact) => artifact.builder === index && artifact.use !== 'unused'))
      rows.push('E97')
    rows.push(...argumentRows(builder.argument, plan.final.argument))
  }
  return [...new Set(rows)].sort()
}

function artifactRows(artifact: Artifact, { builders, final }: Plan): string[] {
  const { owner, mode, capability, taken, landing, host, use, afterwards, type, isFolder } = artifact
  const builder = builders[artifact.builder]!
  const rows = ['E30']
  if (owner || builder.user) rows.push('E1')
  if (mode) rows.push(mode.length === 4 ? (owner ? 'E7' : 'E6') : 'E4')
  if (capability) rows.push('E8')
  if (type === 'link') rows.push('E21')
  if (type === 'archive' && use === 'add') rows.push('E46')
  if (taken === 'redirect') rows.push('E115')
  if (taken === 'stream') rows.push('E48')
  if (taken === 'mount') rows.push('E114')
  if (landing === 'merged') rows.push('E31')
  if (landing === 'stale') rows.push(isFolder ? 'E123' : 'E61')
  rows.push(
    ...(
      {
        nothing: [],
        chmod: ['E120'],
        mv: ['E121'],
        cp: ['E121'],
        'rm part': ['E123'],
        edit: ['E125'],
        stamp: ['E125'],
        join: ['E125'],
        sort: ['E124'],
        untar: ['untar'],
      } as const
    )[host],
  )
  if (
    isFolder &&
    ['part of artifacts', 'documents'].includes(final.ignore) &&
    (use !== 'unused' || final.whole)
  )
    rows.push('E63')
  if (use === 'chown') rows.push('E3')
  if (use === 'several') rows.push('E41')
  if (use === 'mixed') rows.push('E42')
  if (use === 'wildcard') rows.push('E43')
  if (use === 'json') rows.push('E50')
  if (use === 'variable') rows.push('E51')
  if (use === 'part') rows.push('E67')
  if (use === 'unused') rows.push('unused')
  if (afterwards === 'copied') rows.push('host use')
  if (use === 'parent') rows.push('E66')
  return rows
}

function finalRows({ final }: Plan, artifacts: readonly Artifact[]): string[] {
  const rows: string[] = []
  if (final.base === 'scratch') rows.push('E2')
  if (final.base === 'named like a builder') rows.push('E92')
  if (final.base === 'a builder') rows.push('E95')
  if (final.user) rows.push('E11')
  if (final.whole) rows.push('E60')
  if (final.whole && final.ignore === 'nothing') rows.push('E65')
  if (final.whole && artifacts.some(({ type }) => type === 'link')) rows.push('E26')
  if (final.ignore === 'allow-list') rows.push('E64')
  if (final.fromBuilder) rows.push('E96')
  if (final.stages === 'two by number') rows.push('E93')
  return rows
}

function argumentRows(builder: ArgumentPlan, final: ArgumentPlan): string[] {
  if (builder.given === final.given) return builder.given === '' ? [] : ['E73']
  return [builder.declared === 'no' && final.declared === 'no' ? 'E73' : 'E72']
}
