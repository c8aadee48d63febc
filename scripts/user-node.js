/**
 * The Node that the user started npm with. Plain `node` in a script is another one: npm puts node_modules/.bin
 * first in PATH, and the Nodes among the development dependencies are in it.
 */
export function userNode() {
  return process.env['npm_node_execpath'] ?? process.execPath
}
