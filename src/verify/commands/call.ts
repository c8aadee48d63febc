import type { Environment } from '../process.ts'
import { findProgram } from '../process.ts'
import { dockerCall } from './docker.ts'
import { type Action, refuse, type Request, type Session } from './session.ts'
import { otherCall, sudoCall } from './uploads.ts'

/** What a wrapper does for a call, whichever it is. */
export async function answer(request: Request, session: Session, env: Environment): Promise<Action> {
  switch (request.tool) {
    case 'docker':
    case 'podman':
    case 'nerdctl':
      return dockerCall(request, session)
    case 'buildah':
    case 'docker-compose':
    case 'podman-compose':
      return refuse(session, `\`${[request.tool, ...request.args.slice(0, 1)].join(' ')}\``)
    case 'sudo':
    case 'doas':
      return sudoCall(request, findProgram(request.tool, env))
    default:
      return otherCall(request, session, findProgram(request.tool, env))
  }
}
