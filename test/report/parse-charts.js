// Reads a JSON list of charts and writes what Mermaid's own parser has to say of each: null, or its complaint.
import { text } from 'node:stream/consumers'
import DOMPurify from 'dompurify'

// Mermaid cleans labels for the page that shows them. Here is no page, and without one DOMPurify has no functions.
DOMPurify.sanitize = (label) => label
DOMPurify.addHook = () => {}
const { default: mermaid } = await import('mermaid')

const complaints = []
for (const chart of JSON.parse(await text(process.stdin))) {
  complaints.push(
    await mermaid.parse(chart).then(
      ({ diagramType }) => (diagramType === 'flowchart-v2' ? null : `a ${diagramType}`),
      (error) => String(error),
    ),
  )
}
process.stdout.write(JSON.stringify(complaints))
