import { expect, test } from '@jest/globals'
import { writeLink } from '../../../playground/src/link.ts'
import { address, filesOf, folded, open, takeTrouble, useBrowser } from './browser.ts'

useBrowser()

test('the link brings the same files, options and tab into a fresh page', async () => {
  const page = await open()
  await page.fill('#text', `${await page.inputValue('#text')}# größer 🐳 </script>\n`)
  await page.click('summary')
  await page.check('#option-strict')
  await page.fill('#option-stage-name', 'tools')
  const files = await filesOf(page)
  await page.click('#files [role=tab]:text-is("Dockerfile")')
  await page.click('#share')
  await page.waitForFunction(() => document.querySelector('#notice')?.textContent === 'Link copied.')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(page.url())
  expect(link).toMatch(/#v1\.[\w-]+$/)

  const fresh = await open(link)
  await fresh.waitForFunction(() => document.querySelector('#diff')?.textContent.includes('AS tools'))
  expect(await fresh.inputValue('#path')).toBe('Dockerfile')
  expect(await fresh.isChecked('#option-strict')).toBe(true)
  expect(await fresh.inputValue('#example')).toBe('')
  expect(await filesOf(fresh)).toEqual(files)
})

test('a reload keeps what was typed, and the way back leads before an example', async () => {
  const page = await open()
  await page.fill('#text', '# mine\n')
  await folded(page, 'No script')
  await page.waitForFunction(() => location.hash.startsWith('#v1.'))
  const { hash } = new URL(page.url())
  await page.reload()
  await folded(page, 'No script')
  expect(await page.inputValue('#text')).toBe('# mine\n')

  await page.selectOption('#example', { label: 'GitLab CI' })
  await folded(page, 'Folded')
  await page.waitForFunction((old) => location.hash !== old, hash)
  await page.goBack()
  await folded(page, 'No script')
  expect(await page.inputValue('#text')).toBe('# mine\n')
})

test('the way back from the first example leads to the page as it was opened', async () => {
  const page = await open()
  const files = await page.textContent('#files')
  await page.selectOption('#example', { label: 'Makefile' })
  await page.waitForFunction(() => location.hash !== '')
  await page.goBack()
  await page.waitForFunction((text) => document.querySelector('#files')?.textContent === text, files)
  expect(await page.textContent('#status')).toContain('Folded build.sh')
})

test('names and texts that look like HTML stay text, wherever they are shown', async () => {
  const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
  const build = `docker build -t b -f B . # ${html}
docker create --name x b
docker cp x:/app app
docker build -t '${html}' .
`
  const link = await writeLink({
    files: [
      { path: 'build.sh', text: build },
      { path: 'B', text: 'FROM golang\nRUN go build -o /app .\n' },
      { path: 'Dockerfile', text: `# ${html}\nFROM alpine\nCOPY app /\nLABEL a='${html}'\n` },
      { path: html.replaceAll('/', ':'), text: html },
    ],
    active: 3,
    script: 'build.sh',
    settings: { 'stage-name': html },
  })
  const page = await open(`${address}#${link}`)
  await folded(page, 'Refused')
  expect(await page.textContent('#findings')).toContain('<img src=x')
  expect(await page.inputValue('#text')).toBe(html)
  await page.click('summary')
  await page.fill('#option-stage-name', '')
  await folded(page, 'Folded')
  for (const view of ['diff', 'dockerfile', 'pipeline']) {
    await page.click(`#view-${view}`)
    expect(await page.textContent(`#${view}`)).toContain('<img src=x')
  }
  expect(await page.title()).toBe('stagefold playground')
  expect(await page.locator('img, main script').count()).toBe(0)
})

test('the browser itself would stop a text from becoming HTML, and a script from elsewhere', async () => {
  const page = await open()
  const becoming = await page.evaluate(() => {
    try {
      document.body.innerHTML = 'text'
      return 'HTML'
    } catch (error) {
      return (error as Error).name
    }
  })
  expect(becoming).toBe('TypeError')
  expect(takeTrouble()).toEqual([expect.stringContaining("requires 'TrustedHTML' assignment")])
  const policy = await page.getAttribute('meta[http-equiv=Content-Security-Policy]', 'content')
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[^' ]+'; style-src 'sha256-[^' ]+'; img-src data:;/,
  )
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
  expect(policy).not.toContain('unsafe')
})

test.each([
  ['v1.AAAA', 'The link is damaged: perhaps it was cut. Here is an example instead.'],
  ['nonsense%20%3Cb%3E', 'The link is damaged: perhaps it was cut. Here is an example instead.'],
  ['v7.AAAA', 'The link comes from a newer playground. Here is an example instead.'],
])('of the fragment %s a notice tells', async (fragment, notice) => {
  const page = await open(`${address}#${fragment}`)
  await page.waitForFunction((text) => document.querySelector('#notice')?.textContent === text, notice)
  await folded(page, 'Folded')
  expect(await page.inputValue('#path')).toBe('build.sh')
})

test('what is too large for a link is said to be', async () => {
  const page = await open()
  const noise = Array.from({ length: 10_000 }, (_, at) => `${Math.sin(at)}`).join('')
  await page.fill('#text', noise)
  await page.click('#share')
  await page.waitForFunction(() => document.querySelector('#notice')?.textContent.includes('too large'))
})
