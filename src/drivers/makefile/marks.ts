import { ROOT } from '../../shell/root.ts'
import { concat, literal, type Unknown, type Value } from '../../shell/value.ts'

/** Expanded text of make. `\0n\0` in it stands for the nth unknown, so that text functions work on plain strings. */
export type Text = string

const mark = /\0(\d+)\0/g
/** The project's directory. */
export const ROOT_MARK: Text = '\u00000\u0000'

/** The unknowns of a Makefile and of those that it includes and calls. */
export class Unknowns {
  readonly #list: Unknown[] = [ROOT[0] as Unknown]
  readonly #byId = new Map<string, number>([[(ROOT[0] as Unknown).id, 0]])

  /** The project's directory; a path can be built on it. */
  readonly root: Text = ROOT_MARK

  mark(one: Unknown): Text {
    let index = this.#byId.get(one.id)
    if (index === undefined) {
      index = this.#list.push(one) - 1
      this.#byId.set(one.id, index)
    }
    return `\0${index}\0`
  }

  at(index: number): Unknown {
    return this.#list[index]!
  }

  value(text: Text): Value {
    return concat(
      ...text.split(mark).map((part, at) => (at % 2 === 0 ? literal(part) : [this.#list[Number(part)]!])),
    )
  }

  /** For people. */
  show(text: Text): string {
    return text.replace(mark, (_, index: string) => this.#list[Number(index)]!.label)
  }
}

/** Whether the words of a text are known: the project's directory is a part of a word whatever it is. */
export function hasKnownWords(text: Text): boolean {
  return !text.replaceAll(ROOT_MARK, '').includes('\0')
}

export function isKnown(text: Text): boolean {
  return !text.includes('\0')
}

export function holdsRoot(text: Text): boolean {
  return text.includes(ROOT_MARK)
}

export function startsWithRoot(text: Text): boolean {
  return text.startsWith(ROOT_MARK)
}

/** The text cut at its marks: literals at even places, numbers of unknowns at odd ones. */
export function partsOf(text: Text): string[] {
  return text.split(mark)
}

export function wordsOf(text: Text): string[] {
  return text.split(/[ \t\r\n\v\f]+/).filter((word) => word !== '')
}
