import type { Making, Origin } from '../pipeline/origin.ts'
import type { Pipeline, Step } from '../pipeline/types.ts'
import { show } from '../shell/value.ts'
import type { Span } from '../source/span.ts'
import { isStream, placeOf, showPath } from './place.ts'
import type { ReportContext } from './place.ts'
import { snippetOf } from './snippet.ts'
import { visible } from './visible.ts'

const maximumLines = 4

/** The way back of one file in lines for people, from where it lay on the host to the line that made it. */
export function wayBackLines(origin: Origin, pipeline: Pipeline, context: ReportContext): readonly string[] {
  const { hostPath, steps, changes, container, made } = origin
  const stepOf = (id: number | null): Step | undefined => (id === null ? undefined : pipeline.steps[id])
  const brought = steps.flatMap((id) => stepOf(id)?.span ?? []).map((span) => lineOf(span, context))
  const start = stepOf(container)
  // The command that made the file is the one that made the container.
  const isMadeThere = start !== undefined && made.lines.some((line) => line.start === start.span.start)
  return [
    ...(hostPath === null ? [] : [hostText(hostPath, context)]),
    ...changes.map((span) => `perhaps changed by ${lineOf(span, context)}`),
    ...brought,
    ...(start?.kind === 'container' && !isMadeThere ? [containerText(start, context)] : []),
    ...(isMadeThere && made.by === 'line' ? [] : [imageText(origin, pipeline, context)]),
    ...madeLines(made, context),
  ]
}

/** A line of source with its place. */
export function lineOf(span: Span, context: ReportContext): string {
  return `${visible(placeOf(context, span))}  ${snippetOf(context, span)}`
}

function hostText(path: string, context: ReportContext): string {
  if (isStream(path)) return `${visible(path.split('/').slice(2).join('/'))} in a stream`
  return `${visible(showPath(context, path))} on the host`
}

function containerText(step: Step & { readonly kind: 'container' }, context: ReportContext): string {
  return `container ${visible(show(step.name))} (${visible(placeOf(context, step.span))})`
}

function imageText({ imagePath, image }: Origin, pipeline: Pipeline, context: ReportContext): string {
  const build = image === null ? undefined : pipeline.steps[image]
  const path = visible(imagePath)
  if (build?.kind !== 'build') return `${path} in an image that no step builds`
  const [tag] = build.tags
  const name = tag === undefined ? 'an image without a name' : `image ${visible(show(tag))}`
  return `${path} in ${name} (${visible(placeOf(context, build.span))})`
}

function madeLines({ by, lines, more, path, from }: Making, context: ReportContext): readonly string[] {
  const file = path === null ? [] : [`${visible(showPath(context, path))} of the project`]
  const behind = from === null ? [] : madeLines(from, context)
  const shown = lines.map((span) => lineOf(span, context))
  switch (by) {
    case 'line':
      return [...shown, ...file, ...behind]
    case 'lines': {
      const left = more + Math.max(0, shown.length - maximumLines)
      const some = shown.slice(0, maximumLines).map((line) => `   ${line}`)
      return [
        shown.length === 1 ? 'this line, if any:' : 'one of these lines, or several:',
        ...some,
        ...(left > 0 ? [`   and ${left} more`] : []),
      ]
    }
    case 'base':
      return shown.map((line) => `the base image: ${line}`)
    case 'file':
      return file
    case 'unknown':
      return ['a Dockerfile that is not known']
  }
}
