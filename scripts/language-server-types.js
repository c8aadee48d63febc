// All that dockerfile-ast uses of vscode-languageserver-types, a twentieth of the whole bundle otherwise.
export const Position = { create: (line, character) => ({ line, character }) }

export const Range = {
  create: (...values) =>
    values.length === 2
      ? { start: values[0], end: values[1] }
      : { start: Position.create(values[0], values[1]), end: Position.create(values[2], values[3]) },
}
