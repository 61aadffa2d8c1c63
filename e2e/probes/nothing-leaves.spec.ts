/** Nothing leaves: every way out is tried from inside the app, with another origin listening; and the same on a page without a policy. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { oneFileUrl, siteUrl } from '../house/places.ts';
import { tryConnections, tryElements, tryEvaluation, tryWorker, WAYS_OUT } from './attempts.ts';
import { startSecondOrigin, type SecondOrigin } from './second-origin.ts';

let other: SecondOrigin;
test.beforeAll(async () => {
  other = await startSecondOrigin();
});
test.afterAll(() => other.close());
test.beforeEach(() => other.forget());

async function tryEverything(page: Page): Promise<void> {
  const target = { url: other.url, udpPort: other.udpPort };
  await page.evaluate(tryConnections, target);
  await page.evaluate(tryElements, target);
  await page.evaluate(tryWorker, target).catch(() => undefined);
}

const workerEval = (page: Page) => page.evaluate(() => (globalThis as { __workerEval?: unknown }).__workerEval);

test('the probe itself: without a policy every way arrives, and text becomes code', async ({ page }) => {
  const bare = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>bare</title><body></body>');
  });
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  try {
    await page.goto(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
    await tryEverything(page);
    await expect.poll(() => [...new Set(other.hits())].sort(), { timeout: 20_000 }).toEqual([...WAYS_OUT].sort());
    expect(await workerEval(page)).toBe('evaluated');
    const evaluated = await page.evaluate(tryEvaluation);
    expect(evaluated).toEqual(['eval', 'function', 'markup', 'policy', 'script', 'style', 'timer']);
  } finally {
    bare.closeAllConnections();
    bare.close();
  }
});

for (const [edition, address] of [
  ['the site', siteUrl],
  ['the one-file edition', () => oneFileUrl],
] as const) {
  test(`${edition}: nothing arrives, and text stays text`, async ({ page }) => {
    await page.goto(address());
    await expect(page.getByRole('button').first()).toBeVisible();
    await tryEverything(page);
    // As long as the probe needed on the bare page, and more.
    await page.waitForTimeout(4000);
    expect(other.hits()).toEqual([]);
    expect(await workerEval(page)).toBe('refused'); // so the worker did run
    expect(await page.evaluate(tryEvaluation)).toEqual([]);
  });
}

test('the served policy is the one in the page, and nobody may frame it', async ({ page, request }) => {
  const response = await request.get(siteUrl());
  const header = response.headers()['content-security-policy'] ?? '';
  await page.goto(siteUrl());
  const inPage = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(header).toBe(`${inPage ?? ''}; frame-ancestors 'none'`);
});
