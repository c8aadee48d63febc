import type { Span } from '../../../src/index.ts'
import { drawing } from '../dom.ts'
import type { Layout, PlacedBox, Point } from './layout.ts'

const margin = 6

/**
 * A layout as a picture that is one image to a screen reader; what it shows has to stand beside it as text.
 * @param goTo what a click on a box does, where its source is known
 */
export function svgOf(layout: Layout, name: string, goTo: (span: Span) => void): SVGSVGElement {
  const [width, height] = [layout.width + 2 * margin, layout.height + 2 * margin]
  const head = `head-${name.replace(/\W+/g, '-')}`
  const marker = drawing(
    'marker',
    { id: head, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' },
    drawing('path', { d: 'M0 0.5 7.5 4 0 7.5z', class: 'head' }),
  )
  return drawing(
    'svg',
    { viewBox: `${-margin} ${-margin} ${width} ${height}`, width, height, role: 'img', 'aria-label': name },
    drawing('defs', {}, marker),
    ...layout.lines.map((points) =>
      drawing('path', { class: 'arrow', d: curve(points), 'marker-end': `url(#${head})` }),
    ),
    ...layout.boxes.map((placed) => boxOf(placed, goTo)),
  )
}

function boxOf(
  { box, x, y, width, height, title, detail }: PlacedBox,
  goTo: (span: Span) => void,
): SVGGElement {
  const group = drawing(
    'g',
    {
      class: ['box', box.kind, box.span && 'leads', box.isRefused && 'refused'].filter(Boolean).join(' '),
      transform: `translate(${x} ${y})`,
    },
    drawing('title', {}, `${box.title}: ${box.detail}`),
    drawing('rect', { width, height, rx: box.kind === 'files' ? height / 2 : 4 }),
    drawing('text', { x: width / 2, y: 19, class: 'title' }, title),
    drawing('text', { x: width / 2, y: 35, class: 'detail' }, detail),
  )
  const { span } = box
  if (span) group.addEventListener('click', () => goTo(span))
  return group
}

/** Each piece leaves downwards and arrives downwards. */
function curve([first, ...others]: readonly Point[]): string {
  let { x, y } = first!
  const pieces = others.map((point) => {
    const middle = (y + point.y) / 2
    const piece = x === point.x ? `V${point.y}` : `C${x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`
    ;({ x, y } = point)
    return piece
  })
  return `M${first!.x} ${first!.y}${pieces.join('')}`
}
