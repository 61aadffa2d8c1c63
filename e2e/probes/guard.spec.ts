/** The guard of the journeys can catch: planted requests in the served app, from page and worker, are reported. */
import { expect, test as base } from '@playwright/test';
import { siteUrl } from '../house/places.ts';
import { test } from '../house/test.ts';

test.fail('a planted request after load fails the journey', async ({ page, guard }) => {
  await page.goto(siteUrl(), { waitUntil: 'networkidle' });
  guard.arm();
  await page.evaluate(() => {
    new Image().src = './icon.svg?planted';
  });
  await page.waitForTimeout(300);
});

test.fail('a planted error in the console fails the journey', async ({ page }) => {
  await page.goto(siteUrl());
  await page.evaluate(() => console.error('planted'));
});

test.fail('markup that came alive fails the journey', async ({ page }) => {
  await page.goto(siteUrl());
  await page.evaluate(() => {
    (globalThis as { __pwned?: number }).__pwned = 1;
  });
});

base('the page asks for nothing but its own files, and for nothing after load', async ({ page, context }) => {
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(siteUrl(), { waitUntil: 'networkidle' });
  expect(requests.length).toBeGreaterThan(1);
  const outside = requests.filter((url) => !url.startsWith(siteUrl()) && !/^(blob|data):/.test(url));
  expect(outside).toEqual([]);
  const before = requests.length;
  await page.waitForTimeout(1500);
  expect(requests.slice(before)).toEqual([]);
});
