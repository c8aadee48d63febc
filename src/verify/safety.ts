import { VerifyError } from './failure.ts'

const ENGINE_BY_PATH =
  /(?:^|[\s;&|(`"'=])(\/(?:[\w.-]+\/)*s?bin\/(?:docker|podman|buildah|nerdctl|docker-compose))(?=$|[\s;&|)`"'])/m
const PATH_SET = /(?:^|[\s;&|(])PATH=(?!\S*\$\{?PATH)(\S*)/m

/**
 * The wrappers are found through PATH. A script that goes round them would work on the user's own images.
 * @throws VerifyError that says which word does
 */
export function checkScript(path: string, text: string): void {
  const found =
    ENGINE_BY_PATH.exec(text)?.[1] ?? (PATH_SET.test(text) ? `PATH=${PATH_SET.exec(text)![1]}` : null)
  if (found === null) return
  const message = `${path} says \`${found}\`, which goes round the names that verify gives; it is not run.`
  throw new VerifyError({ reason: 'unsafe', message })
}
