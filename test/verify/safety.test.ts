import { expect, test } from '@jest/globals'
import { checkScript } from '../../src/verify/safety.ts'

test.each([
  '/usr/bin/docker build .',
  'DOCKER=/usr/local/bin/docker',
  'x && /opt/podman/bin/podman ps',
  'export PATH=/usr/bin:/bin\ndocker build .',
  'PATH=/bin docker build .',
])('%j is not run', (text) => {
  expect(() => checkScript('build.sh', text)).toThrow('it is not run')
})

test.each([
  'docker build .',
  'export PATH=$PATH:/opt/bin',
  'PATH="${HOME}/bin:${PATH}"',
  'cd /srv/docker && docker build /srv/docker/app',
  'docker run -v /var/run/docker.sock:/x alpine',
  'MY_PATH=/x',
])('%j is run', (text) => {
  expect(() => checkScript('build.sh', text)).not.toThrow()
})
