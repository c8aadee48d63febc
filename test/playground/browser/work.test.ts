import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { readExamples } from '../../../scripts/playground-examples.js'
import { run } from '../../../playground/src/run.ts'
import { settingsOf } from '../../../playground/src/settings.ts'
import { statusOf } from '../../../playground/src/status.ts'
import { filesOf, folded, open, root, useBrowser } from './browser.ts'

useBrowser()

const examples = readExamples(root).flatMap((group) => group.examples)

test('what is typed into a tab changes the diff', async () => {
  const page = await open()
  await folded(page, 'Folded')
  const diff = page.locator('#diff')
  expect(await diff.textContent()).toContain(
    'COPY --from=build /go/src/github.com/alexellis/href-counter/app .',
  )
  expect(await diff.textContent()).not.toContain('/opt/counter')

  await page.click('#files [role=tab]:text-is("Dockerfile")')
  const text = await page.inputValue('#text')
  await page.fill('#text', text.replace('COPY app .', 'COPY app /opt/counter'))
  await page.waitForFunction(() => document.querySelector('#diff')?.textContent.includes('app /opt/counter'))

  await page.click('#copy-patch')
  await page.waitForFunction(() => document.querySelector('#patch-copied')?.textContent === 'copied')
  const patch = await page.evaluate(() => navigator.clipboard.readText())
  expect(patch).toMatch(/^--- a\/Dockerfile\n\+\+\+ b\/Dockerfile\n@@ /)
  expect(patch).toContain('deleted file mode 100644\n--- a/Dockerfile.build\n')

  await page.click('#view-dockerfile')
  expect(await diff.isVisible()).toBe(false)
  expect(await page.textContent('#dockerfile')).toContain('FROM golang:1.7.3 AS build')
  await page.click('#dockerfile button')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^FROM golang:1\.7\.3 AS build\n(?:.*\n)*COPY --from=build \S+ \/opt\/counter\n/,
  )
})

test('a refusal is marked in the source, and a click on it goes there', async () => {
  const page = await open()
  const text = await page.inputValue('#text')
  await page.fill('#text', text.replace('docker rm -f extract', 'docker rm -f extract\nsed -i s/a/b/ app'))
  await folded(page, 'Refused')
  expect(await page.textContent('#status')).toBe('Refused build.sh: 1 reason')
  expect(await page.textContent('#backdrop mark.error')).toBe('app')
  expect(await page.textContent('#gutter .error')).toBe('✕ 10')
  expect(await page.textContent('#files [aria-selected=true]')).toBe(
    'build.sh✕ (1 error, 1 warning, 1 assumption, 1 note)',
  )
  expect(await page.textContent('#diff')).toContain('Nothing would be written')
  expect(await page.isVisible('#copy-patch')).toBe(false)

  await page.click('#gutter .error')
  expect(await selection(page)).toEqual(['build.sh', 'app'])
  await page.click('#findings .error .place')
  expect(await selection(page)).toEqual(['build.sh', 'app'])
  await page.click('#findings .assumption .place')
  expect(await selection(page)).toEqual(['Dockerfile.build', 'golang:1.7.3'])

  await page.click('#view-pipeline')
  expect(await page.textContent('#pipeline .refused .title')).toBe('✕ app')
  await page.click('#pipeline .refused')
  expect((await selection(page))[1]).toMatch(/^docker cp extract:/)
})

test('the option that the hint names settles it', async () => {
  const page = await open()
  await page.selectOption('#example', { label: 'sed on an extracted file' })
  await folded(page, 'Refused')
  await page.click('summary')
  await page.check('#option-move-host-steps')
  await folded(page, 'Folded')
  await page.check('#option-strict')
  await page.waitForFunction(() => document.querySelector('#diff')?.textContent.includes('--chown=0:0'))
  expect(await page.textContent('#command')).toBe('stagefold --strict --move-host-steps build.sh')
  expect(await page.textContent('#options-set')).toBe('2 options set')
})

test('files are added, renamed, deleted and brought back', async () => {
  const page = await open()
  const before = await filesOf(page)
  await page.click('#add')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('path')
  await page.keyboard.type('Dockerfile')
  await page.keyboard.press('Enter')
  expect(await page.textContent('#path-problem')).toBe('There is a file Dockerfile already.')
  expect(await page.getAttribute('#path', 'aria-invalid')).toBe('true')
  await page.fill('#path', '.dockerignore')
  await page.keyboard.press('Enter')
  await page.fill('#text', '*.md\n')
  expect(await page.textContent('#path-problem')).toBe('')
  expect(await filesOf(page)).toEqual({ ...before, '.dockerignore': '*.md\n' })

  await page.click('#files [role=tab]:text-is("Dockerfile.build")')
  await page.click('#delete')
  await folded(page, 'Refused')
  const { 'Dockerfile.build': builder, ...others } = before
  expect(await filesOf(page)).toEqual({ ...others, '.dockerignore': '*.md\n' })
  await page.click('#bring-back')
  await folded(page, 'Folded')
  expect(await filesOf(page)).toEqual({ ...before, '.dockerignore': '*.md\n', 'Dockerfile.build': builder })
})

test('a folder of the disk is opened', async () => {
  const page = await open()
  await page.setInputFiles('#folder', join(root, 'samples/react-nginx'))
  await page.waitForFunction(() => document.querySelector('#notice')?.textContent !== '')
  expect(await page.textContent('#notice')).toBe('8 files opened.')
  await folded(page, 'Folded')
  expect(await page.inputValue('#path')).toBe('build.sh')
  expect(Object.keys(await filesOf(page))).toEqual([
    'Dockerfile.build',
    'Dockerfile.main',
    'README.md',
    'build.sh',
    'package.json',
    'nginx/default.conf',
    'public/index.html',
    'src/index.js',
  ])
})

test('a page without files says so', async () => {
  const page = await open()
  for (let left = 4; left > 0; left -= 1) await page.click('#delete')
  await folded(page, 'No script')
  expect(await page.isVisible('#no-file')).toBe(true)
  await page.click('#add')
  expect(await filesOf(page)).toEqual({ Dockerfile: '' })
})

test('every example gives in the page what it gives in Node', async () => {
  const page = await open()
  for (const { title, files, options = {} } of examples) {
    await page.selectOption('#example', { label: title })
    const bench = {
      files: files.map(([path, text]) => ({ path, text })),
      active: 0,
      script: null,
      settings: settingsOf(options),
    }
    const { verdict, rest } = statusOf(run(bench))
    expect([title, await page.textContent('#status')]).toEqual([title, `${verdict} ${rest}`])
  }
})

test('marks lie behind the text that they mean', async () => {
  const page = await open()
  const text = await page.inputValue('#text')
  await page.fill('#text', text + '\n'.repeat(80) + ' '.repeat(300) + 'docker cp extract:/x app\n')
  await folded(page, 'Refused')
  const places = await page.evaluate(() => {
    const [sheet, field] = [document.getElementById('backdrop')!, document.getElementById('text')!]
    field.scrollTop = 400
    field.scrollLeft = 120
    const look = (of: Element) => {
      const style = getComputedStyle(of)
      const { font, letterSpacing, lineHeight, paddingTop, paddingLeft, tabSize, whiteSpace } = style
      return { font, letterSpacing, lineHeight, paddingTop, paddingLeft, tabSize, whiteSpace }
    }
    return new Promise<readonly unknown[][]>((resolve) =>
      requestAnimationFrame(() =>
        resolve([
          [look(sheet), sheet.scrollTop, sheet.scrollLeft, document.getElementById('gutter')!.scrollTop],
          [look(field), field.scrollTop, field.scrollLeft, field.scrollTop],
        ]),
      ),
    )
  })
  expect(places[0]).toEqual(places[1])
  expect(places[1]!.slice(1)).toEqual([400, 120, 400])
})

async function selection(page: Awaited<ReturnType<typeof open>>): Promise<readonly string[]> {
  return page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement
    const path = document.querySelector<HTMLInputElement>('#path')!.value
    return [path, field.value.slice(field.selectionStart, field.selectionEnd)]
  })
}
