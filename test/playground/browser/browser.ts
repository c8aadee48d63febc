import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export const root = join(import.meta.dirname, '../../..')

/** The page, as somebody opens it who was sent the file. */
export const address = pathToFileURL(join(root, 'playground/dist/index.html')).href

/** What no page may do, whatever it is tested for: errors in its console, and requests. */
const trouble: string[] = []
let browser: Browser

/** Starts one browser for the tests of a file; each page has a session of its own, and no network. */
export function useBrowser(): void {
  beforeAll(async () => {
    const executablePath = process.env['STAGEFOLD_CHROMIUM']
    if (!executablePath) throw new Error('There is no browser: test/playground/browser/setup.js brings it.')
    // Everything runs as root in CI, and Chromium's own sandbox does not.
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterEach(async () => {
    const found = trouble.splice(0)
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(found).toEqual([])
  })
  afterAll(() => browser.close())
}

/** For a test that makes trouble: what there was. */
export function takeTrouble(): readonly string[] {
  return trouble.splice(0)
}

export async function open(url: string = address, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    offline: true,
    ...options,
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text())
  })
  page.on('pageerror', (error) => trouble.push(String(error)))
  page.on('request', (request) => {
    if (!/^(?:file|data|about|blob):/.test(request.url())) trouble.push(request.url())
  })
  await page.goto(url)
  return page
}

/** Until the page has folded what it shows, and the address carries it. */
export async function folded(page: Page, verdict: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.querySelector('#status strong')?.textContent === text,
    verdict,
  )
}

/** The contents of every tab, as a user finds them. */
export async function filesOf(page: Page): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const tab of await page.locator('#files [role=tab]').all()) {
    await tab.click()
    files[await page.inputValue('#path')] = await page.inputValue('#text')
  }
  return files
}
