type Attributes = Readonly<Record<string, string | number | boolean | null>>
type Child = Node | string | null

/**
 * An element with its attributes and children. Texts become text nodes: nothing here reads HTML.
 * @param attributes null and false leave one out, true gives it without a value
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  return complete(document.createElement(tag), attributes, children)
}

/** The same for drawings. */
export function drawing<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  return complete(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children)
}

/** An element of the page's own HTML. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no #${id}.`)
  return found as E
}

function complete<E extends Element>(made: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== null))
  return made
}
