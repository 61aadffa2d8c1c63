/** What the page offers without a file: a sample, the capture to take away, and links that wait for their file. */
import { readFileSync } from 'node:fs';
import { type ShopCounts } from './shop.ts';
import { dropFiles, expressionInUrl, goTo, grid, groupBy } from '../house/app.ts';
import { captureLive } from '../house/live-capture.ts';
import { inTree, oneFileUrl, siteUrl } from '../house/places.ts';
import { expect, openApp, test } from '../house/test.ts';

for (const [edition, address] of [
  ['the site', siteUrl],
  ['the one-file edition', () => oneFileUrl],
] as const) {
  test(`${edition}: the sample opens, though nothing may be fetched`, async ({ page, guard }) => {
    await openApp(page, guard, address());
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Overview' })).toContainText('CPython');
    await goTo(page, 'Table');
    await expect(grid(page, 'Kinds').getByRole('row').nth(1)).toBeVisible();
  });

  test(`${edition}: the capture that it gives away is the one of this tree`, async ({ page, guard }) => {
    await openApp(page, guard, address());
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download heapglass.py' }).first().click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('heapglass.py');
    expect(readFileSync(await file.path())).toEqual(readFileSync(inTree('public', 'capture', 'heapglass.py')));
  });
}

test('a link says which snapshot it needs, and goes on when the file is there', async ({ page, guard, context }) => {
  const live = captureLive<ShopCounts>('shop', 200, 10);
  await openApp(page, guard, siteUrl());
  await dropFiles(page, live.file);
  await goTo(page, 'Table');
  await groupBy(page, 'Module');
  await expect.poll(() => expressionInUrl(page)).toBe('s1.heap().bymodule');
  const link = page.url();
  await page.close();

  const later = await context.newPage();
  await openApp(later, guard, link);
  await expect(later.getByRole('region', { name: 'Missing snapshots' })).toContainText('s1');
  await dropFiles(later, live.file);
  await expect(grid(later, 'Kinds')).toBeVisible();
  expect(expressionInUrl(later)).toBe('s1.heap().bymodule');
  live.remove();
});
