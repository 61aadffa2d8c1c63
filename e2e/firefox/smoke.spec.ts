/** The first thread once in Firefox, in both editions. Playwright cannot drive Debian's Firefox; puppeteer-core over BiDi can. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { expect, test } from '@playwright/test';
import { findFirefox } from '../../scripts/steps/find-programs.mjs';
import { captureLive } from '../house/live-capture.ts';
import { oneFileUrl, siteUrl } from '../house/places.ts';
import { type ShopCounts } from '../journeys/shop.ts';

let firefox: Browser;
test.beforeAll(async () => {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('no Firefox found: set FIREFOX_PATH');
  firefox = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
});
test.afterAll(() => firefox.close());

const press = (page: Page, role: string, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();

/** Drops a file on the window. (The page's file input is gone as soon as a headless Firefox cancels its dialog.) */
async function drop(page: Page, file: string): Promise<void> {
  await page.evaluate(
    (name, base64) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
      }
    },
    basename(file),
    readFileSync(file).toString('base64'),
  );
}

for (const [edition, address] of [
  ['the site', siteUrl],
  ['the one-file edition from disk', () => oneFileUrl],
] as const) {
  test(`${edition}: opens a capture and shows its numbers`, async () => {
    const live = captureLive<ShopCounts>('shop', 400, 20);
    const page = await firefox.newPage();
    const errors: string[] = [];
    const late: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(address(), { waitUntil: 'load' });
    page.on('request', (request) => /^(https?|wss?):/.test(request.url()) && late.push(request.url()));
    await drop(page, live.file);
    await press(page, 'tab', 'Table');
    await page.locator('input[type=search]').fill('__main__.Order');
    const rows = () =>
      page.$$eval('[role=grid] [role=row]', (found) =>
        found.map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.textContent)),
      );
    await expect.poll(async () => (await rows()).find(([, name]) => name === '__main__.Order')?.[2]).toBe('400');
    await page.screenshot({ path: test.info().outputPath('table-firefox.png') });
    expect(errors).toEqual([]);
    expect(late).toEqual([]);
    await page.close();
    live.remove();
  });
}
