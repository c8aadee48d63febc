import type { Span } from '../../source/span.ts'
import { assignmentOf, type Assignment } from './assignment.ts'
import { builtinSource, nowhere, startVariables } from './builtin.ts'
import { Conditionals } from './conditionals.ts'
import { readDefine } from './define.ts'
import { define } from './definitions.ts'
import { readDirective } from './directives.ts'
import { expand } from './expand.ts'
import { Exports } from './exports.ts'
import { logicalLine } from './logical-line.ts'
import { hasKnownWords, type Text } from './marks.ts'
import type { Placed } from './placed.ts'
import { readRecipeLine } from './recipe-line.ts'
import { readRule } from './read-rule.ts'
import type { Rule } from './rule.ts'
import { Rules } from './rules.ts'
import { SearchPaths } from './search-paths.ts'
import type { Scope, Session, ShellRun } from './session.ts'
import { LineReader, rawText, type RawLine, type Source } from './source.ts'
import { ErrorCall, Stop } from './stop.ts'
import type { Origin, Variables } from './variables.ts'

/** More than any project nests. */
const DEEPEST_INCLUDE = 50

/** Everything that a Makefile says, when all of it was read. */
export class Reader {
  readonly session: Session
  readonly variables: Variables
  readonly rules = new Rules()
  readonly exports = new Exports()
  /** The lines that set variables. */
  readonly definitions: DefinitionLine[] = []
  /** The files that were read. */
  readonly texts = new Map<string, string>()
  /** The lines that first include files. */
  readonly includes = new Map<string, Span>()
  readonly searchPaths = new SearchPaths()
  /** Files that it includes if they are there, and that are not. */
  readonly missing: { readonly name: Text; readonly at: Span }[] = []
  /** What `$(shell …)` ran while it read. */
  startRuns: readonly ShellRun[] = []
  /** Where it is reading in the file. */
  at = 0
  origin: Origin = 'default'
  /** A recipe set variables: who runs make again has to read again. */
  isChanged = false
  /** A rule that may not be there is the first one. */
  isGoalDoubtful = false
  prefix = '\t'
  #conditionals: Conditionals
  #rule: Rule | null = null
  /** A rule of no targets takes its recipe with it. */
  #takesRecipe = false
  #depth = 0
  #path = ''

  constructor(session: Session) {
    this.session = session
    this.variables = startVariables(session)
    this.#conditionals = new Conditionals(this.scope(nowhere), false)
    session.evaluate = (text, at) => this.#evaluate(text, at)
  }

  /** @throws Stop where make would. */
  read(source: Source): void {
    this.#path = source.path
    this.#readLines(builtinSource(source.path))
    this.origin = 'file'
    this.#readFile(source)
    for (const { name, at } of this.missing) if (this.rules.of(name).length > 0) this.session.doubts.push(at)
    this.rules.finish()
    this.startRuns = this.session.takeRuns()
    this.session.isRead = true
  }

  get isDoubtful(): boolean {
    return this.#conditionals.isDoubtful
  }

  scope(at: Span): Scope {
    return { session: this.session, variables: this.variables, automatic: null, at }
  }

  #readFile(source: Source): void {
    const list = this.variables.get('MAKEFILE_LIST')?.text ?? ''
    const at = { path: source.path, start: 0, end: 0 }
    this.texts.set(source.path, source.text)
    this.variables.set('MAKEFILE_LIST', {
      flavor: 'simple',
      text: list === '' ? source.name : `${list} ${source.name}`,
      origin: 'file',
      at,
    })
    this.#readLines(source)
  }

  include(source: Source, at: Span): void {
    if (!this.includes.has(source.path)) this.includes.set(source.path, at)
    this.#readFile(source)
  }

  /** Sets a variable as a line says. */
  set(name: string, text: Text, { operator, modifiers }: Said, scope: Scope): void {
    if (name === '') throw new Stop('empty variable name')
    if (!hasKnownWords(name)) {
      this.session.doubts.push(scope.at)
      return
    }
    const origin = modifiers.has('override') ? 'override' : this.origin
    define({ name, operator, text, origin, at: scope.at }, scope)
    if (modifiers.has('export')) this.exports.set(name, true)
    if (modifiers.has('unexport')) this.exports.set(name, false)
    if (name === '.RECIPEPREFIX') this.prefix = this.variables.get(name)?.text[0] ?? '\t'
  }

  /** `$(eval …)`: of a recipe it can set variables only. */
  #evaluate(text: Text, at: Span): void {
    const isVariable = /^\s*[\w.-]+\s*[:?+!]*=[^\n]*$/.test(text)
    if (!isVariable && (this.session.isRead || !hasKnownWords(text))) {
      this.session.doubts.push(at)
      return
    }
    this.isChanged ||= this.session.isRead
    const rule = this.#rule
    const takesRecipe = this.#takesRecipe
    this.#readLines({ path: at.path, text, name: '', place: at })
    this.#rule = rule
    this.#takesRecipe = takesRecipe
  }

  #readLines(source: Source): void {
    this.#depth += 1
    if (this.#depth > DEEPEST_INCLUDE) throw new Stop('includes itself')
    this.#endRule()
    const lines = new LineReader(source)
    const outer = this.#conditionals
    this.#conditionals = new Conditionals(this.scope(nowhere), outer.isDoubtful)
    for (let line = lines.next(); line; line = lines.next()) {
      if (!source.place && source.path === this.#path) this.at = line.start
      try {
        this.#readLine(line, lines)
      } catch (error) {
        if (!(error instanceof ErrorCall) || !this.#conditionals.leave()) throw error
      }
    }
    if (this.#conditionals.depth > 0) throw new Stop("missing 'endif'")
    this.#conditionals = outer
    this.#endRule()
    this.#depth -= 1
  }

  #endRule(): void {
    this.#rule = null
    this.#takesRecipe = false
  }

  #readLine(raw: RawLine, lines: LineReader): void {
    const text = rawText(raw)
    const isRecipe = text.startsWith(this.prefix)
    this.session.shared.spend(text.length)
    if (isRecipe && this.#takesRecipe) {
      if (this.#rule && this.#conditionals.isReading) this.#addRecipe(this.#rule, raw, this.prefix.length)
      return
    }
    const line = logicalLine(raw)
    if (line.text.trim() === '') return
    const defined = readDefine(line, lines, this.prefix)
    if (!this.#conditionals.isReading) {
      if (!defined) this.#conditionals.take(line.text, line.span())
      return
    }
    if (defined) this.#assign(defined, defined.text, line, defined.end)
    else {
      const assignment = assignmentOf(line)
      if (assignment) this.#assign(assignment, line.text.slice(assignment.value), line, 0)
      else if (!this.#conditionals.take(line.text, line.span())) this.#readStatement(line, raw, isRecipe)
    }
  }

  #readStatement(line: Placed, raw: RawLine, isRecipe: boolean): void {
    this.#endRule()
    if (readDirective(line, this)) return
    if (isRecipe) throw new Stop('recipe commences before first target')
    const found = readRule(line, raw, this)
    if (found === null) return
    this.#takesRecipe = true
    this.#rule = found.rule
    if (found.rule && found.recipe !== null) this.#addRecipe(found.rule, raw, found.recipe)
  }

  #addRecipe(rule: Rule, raw: RawLine, from: number): void {
    rule.recipe ??= []
    rule.recipe.push({ text: readRecipeLine(raw, from, this.prefix), isDoubtful: this.isDoubtful })
  }

  #assign(said: Named, text: string, line: Placed, lastLine: number): void {
    this.#endRule()
    const scope = this.scope(line.span())
    const name = expand(said.name, scope).trim()
    if (this.origin !== 'default') {
      const end = said.modifiers.has('define') ? lastLine : scope.at.end
      const isConditional = this.#conditionals.depth > 0 || line.source.place !== null
      this.definitions.push({ name, at: { ...scope.at, end }, isConditional })
    }
    this.set(name, text, said, scope)
  }
}

type Said = Pick<Assignment, 'operator' | 'modifiers'>
type Named = Pick<Assignment, 'name' | 'operator' | 'modifiers'>

/** A line that sets a variable, or several from `define` to `endef`. */
export interface DefinitionLine {
  readonly name: string
  readonly at: Span
  /** It stands in a conditional, or in no file's own text. */
  readonly isConditional: boolean
}
