import type { Span } from '../../src/index.ts'
import { fateOf } from '../../src/report/fate.ts'
import { snippetOf } from '../../src/report/snippet.ts'
import { stepText } from '../../src/report/steps.ts'
import { wayBackLines } from '../../src/report/way-back.ts'
import { element } from './dom.ts'
import { placeButton } from './findings.ts'
import type { Graph } from './picture/graph.ts'
import { layOut } from './picture/layout.ts'
import { pipelineGraph } from './picture/pipeline-graph.ts'
import { stagesGraph } from './picture/stages-graph.ts'
import { svgOf } from './picture/svg.ts'
import type { Folding } from './run.ts'

/** More would be no picture. */
const maximumBoxes = 120

/** What the script does and what the Dockerfile does instead: as pictures, and step by step as text. */
export function pipelineSections(folding: Folding, goTo: (span: Span) => void): readonly HTMLElement[] {
  const { pipeline, dockerfiles, edits, diagnostics } = folding.result
  if (pipeline === null) return []
  const folded = dockerfiles.map((path) => {
    const text = edits.find((edit) => edit.path === path)?.after ?? ''
    return figure(`Folded: the stages of ${path}`, stagesGraph(path, text), goTo)
  })
  const today = figure(`Today: what ${pipeline.script} does`, pipelineGraph(pipeline, diagnostics), goTo)
  return [
    element('div', { class: 'figures' }, today, ...folded),
    steps(folding, goTo),
    ...origins(folding, goTo),
  ]
}

function figure(name: string, graph: Graph, goTo: (span: Span) => void): HTMLElement {
  const caption = element('figcaption', {}, name)
  if (graph.boxes.length === 0)
    return element('figure', {}, caption, element('p', { class: 'empty' }, 'Nothing to draw.'))
  if (graph.boxes.length > maximumBoxes) {
    return element(
      'figure',
      {},
      caption,
      element('p', { class: 'empty' }, 'Too much to draw; the steps are below.'),
    )
  }
  return element('figure', {}, caption, svgOf(layOut(graph), name, goTo))
}

function steps({ result, project }: Folding, goTo: (span: Span) => void): HTMLElement {
  const fate = fateOf(result)
  const rows = (result.pipeline?.steps ?? []).map((step) => {
    const becomes = fate(step)
    return element(
      'tr',
      {},
      element('td', {}, placeButton(step.span, { project }, goTo)),
      element('td', {}, stepText(step, { project })),
      becomes === null ? null : element('td', {}, element('span', { class: `fate ${becomes}` }, becomes)),
    )
  })
  const title = element('h3', {}, 'Step by step')
  if (rows.length === 0) return element('section', {}, title, element('p', { class: 'empty' }, 'No step.'))
  return element('section', {}, title, element('table', { class: 'steps' }, element('tbody', {}, ...rows)))
}

/** Each file that a Dockerfile takes from another image, with its way back to the line that made it. */
function origins({ result, project }: Folding, goTo: (span: Span) => void): readonly HTMLElement[] {
  const { pipeline } = result
  if (pipeline === null || pipeline.origins.length === 0) return []
  const context = { project }
  const items = pipeline.origins.map((origin) => {
    const ways = wayBackLines(origin, pipeline, context).map((line) => element('li', {}, line))
    const copy = snippetOf(context, origin.instruction)
    const head = element(
      'p',
      {},
      placeButton(origin.instruction, context, goTo),
      ' ',
      element('code', {}, copy),
    )
    return element('li', {}, head, element('ol', {}, ...ways))
  })
  return [
    element(
      'section',
      {},
      element('h3', {}, 'Where the copied files come from'),
      element('ul', { class: 'ways' }, ...items),
    ),
  ]
}
