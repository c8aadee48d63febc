import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { folded, open, root, useBrowser } from './browser.ts'

useBrowser()

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const looks = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 400].map((width) => ({ colorScheme, width })),
)

test.each(looks)('axe finds nothing in $colorScheme at $width pixels', async ({ colorScheme, width }) => {
  const page = await open(undefined, {
    colorScheme,
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
  })
  await folded(page, 'Folded')
  await page.click('summary')
  for (const view of ['diff', 'dockerfile', 'pipeline']) {
    await page.click(`#view-${view}`)
    expect([view, await violations(page)]).toEqual([view, []])
  }
  await page.selectOption('#example', { label: 'sed on an extracted file' })
  await folded(page, 'Refused')
  expect(await violations(page)).toEqual([])
  await page.fill('#path', '/')
  await page.keyboard.press('Enter')
  expect(await violations(page)).toEqual([])
  for (let left = 3; left > 0; left -= 1) await page.click('#delete')
  expect(await violations(page)).toEqual([])
})

test('the keys alone lead through the page', async () => {
  const page = await open()
  await folded(page, 'Folded')
  const walk: string[] = []
  const press = async (key: string) => {
    await page.keyboard.press(key)
    walk.push(`${key}: ${await focus(page)}`)
  }
  for (let count = 0; count < 4; count += 1) await press('Tab')
  for (const key of ['ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowRight'])
    await press(key)
  for (let count = 0; count < 5; count += 1) await press('Tab')
  expect(walk).toEqual([
    'Tab: select Example',
    'Tab: button Open folder',
    'Tab: button Copy link',
    'Tab: tab build.sh (1 warning, 1 assumption, 1 note)',
    'ArrowRight: tab Dockerfile.build',
    'ArrowRight: tab Dockerfile',
    'End: tab app.go',
    'ArrowRight: tab build.sh (1 warning, 1 assumption, 1 note)',
    'ArrowLeft: tab app.go',
    'Home: tab build.sh (1 warning, 1 assumption, 1 note)',
    'ArrowRight: tab Dockerfile.build',
    'Tab: button Add a file',
    'Tab: input Path',
    'Tab: button Delete',
    'Tab: textarea Contents of Dockerfile.build',
    'Tab: button build.sh:4:86',
  ])
  expect(await page.inputValue('#text')).toMatch(/^FROM golang/)
  await page.keyboard.press('Enter')
  expect(await focus(page)).toBe('textarea Contents of build.sh')
})

test('and through the views of the result', async () => {
  const page = await open()
  await page.focus('summary')
  await page.keyboard.press('Tab')
  expect(await focus(page)).toBe('tab Diff')
  await page.keyboard.press('ArrowLeft')
  expect(await focus(page)).toBe('tab Pipeline')
  expect(await page.isVisible('#pipeline')).toBe(true)
  await page.keyboard.press('Tab')
  expect(await focus(page)).toBe('button Copy patch')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('pipeline')
  await page.keyboard.press('Tab')
  expect(await focus(page)).toBe('button build.sh:4:1')
})

test('a screen reader hears the result, and not again while it stays the same', async () => {
  const page = await open()
  await folded(page, 'Folded')
  await page.evaluate(() => {
    const status = document.querySelector('#status')!
    const watcher = new MutationObserver(
      () => (document.body.dataset['said'] = `${Number(document.body.dataset['said'] ?? 0) + 1}`),
    )
    watcher.observe(status, { childList: true, subtree: true, characterData: true })
  })
  const text = await page.inputValue('#text')
  await page.fill('#text', `${text}\n# no change\n`)
  await page.waitForFunction(() => document.querySelector('#diff')?.textContent.includes('# no change'))
  expect(await page.evaluate(() => document.body.dataset['said'])).toBeUndefined()
  await page.fill('#text', `${text}docker build "\n`)
  await folded(page, 'Refused')
  expect(await page.evaluate(() => document.body.dataset['said'])).toBe('1')
  expect(await page.getAttribute('#status', 'role')).toBe('status')
})

test('a narrow page scrolls down alone', async () => {
  const page = await open(undefined, { viewport: { width: 320, height: 640 } })
  for (const view of ['diff', 'dockerfile', 'pipeline']) {
    await page.click(`#view-${view}`)
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect([view, width]).toEqual([view, 320])
  }
})

test('a wide page does not scroll: its panes do', async () => {
  const page = await open(undefined, { viewport: { width: 1000, height: 600 } })
  await page.click('summary')
  for (const view of ['diff', 'dockerfile', 'pipeline']) {
    await page.click(`#view-${view}`)
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return [scrollWidth, scrollHeight]
    })
    expect([view, ...size]).toEqual([view, 1000, 600])
  }
})

test('nothing moves for those who do not want it', async () => {
  const page = await open(undefined, { reducedMotion: 'reduce' })
  const moving = await page.evaluate(() => {
    const all = [...document.querySelectorAll('*')].map((one) => getComputedStyle(one))
    return all.filter(
      ({ transitionDuration, animationName }) => transitionDuration !== '0s' || animationName !== 'none',
    ).length
  })
  expect(moving).toBe(0)
})

test('the picture of the document can be taken', async () => {
  const page = await open(undefined, { viewport: { width: 1200, height: 760 } })
  await folded(page, 'Folded')
  const path = process.env['STAGEFOLD_UPDATE'] ? join(root, 'docs/playground.png') : undefined
  const image = await page.screenshot(path ? { path } : {})
  expect(image.length).toBeGreaterThan(20_000)
})

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  expect(results.passes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['color-contrast', 'label', 'aria-roles']),
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  )
}

/** What has the focus, as it is called: by its label, or its text without what is for the eyes alone. */
async function focus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement
    const copy = one.cloneNode(true) as HTMLElement
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove()
    const label = one.labels?.[0]?.textContent ?? copy.textContent.trim()
    return `${one.getAttribute('role') ?? one.localName} ${one.getAttribute('aria-label') ?? label}`
  })
}
