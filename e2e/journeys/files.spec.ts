/** Files: dropped, several, broken, cut, cancelled. What is open stays open. */
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type ShopCounts } from './shop.ts';
import { dropFiles, goTo, kindRow, numbersOf, openFiles } from '../house/app.ts';
import { captureLive, type LiveCapture } from '../house/live-capture.ts';
import { siteUrl } from '../house/places.ts';
import { expect, openApp, test } from '../house/test.ts';

let live: LiveCapture<ShopCounts>;
test.beforeAll(() => {
  live = captureLive<ShopCounts>('shop', 300, 20);
});
test.afterAll(() => live.remove());
test.beforeEach(({ page, guard }) => openApp(page, guard, siteUrl()));

const beside = (name: string) => join(live.folder, name);

test('a file dropped on the window opens', async ({ page }) => {
  await dropFiles(page, live.file);
  await goTo(page, 'Table');
  await expect(kindRow(page, '__main__.Order')).toBeVisible();
});

test('a gzipped file opens, whatever its name', async ({ page }) => {
  writeFileSync(beside('photo.jpg'), gzipSync(readFileSync(live.file)));
  await dropFiles(page, beside('photo.jpg'));
  await goTo(page, 'Table');
  await expect(kindRow(page, '__main__.Order')).toBeVisible();
});

test('several files at once become a series, and one more joins them', async ({ page }) => {
  const later = captureLive<ShopCounts>('shop', 500, 20);
  copyFileSync(live.file, beside('z, taken first.heapglass'));
  copyFileSync(later.file, beside('a, taken last.heapglass'));
  await dropFiles(page, beside('a, taken last.heapglass'), beside('z, taken first.heapglass'));
  await expect(page.getByText('Opened a, taken last.heapglass')).toBeAttached();
  await page.getByRole('button', { name: 'Snapshot', exact: true }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(3); // two snapshots, and Close
  await page.getByRole('menuitemradio', { name: /^s1 / }).click();
  await goTo(page, 'Table');
  // Neither in the order of the drop nor by name: by the time in the files.
  expect((await numbersOf(page, '__main__.Order')).count).toBe(300);
  const third = captureLive<ShopCounts>('shop', 100, 5);
  await openFiles(page, third.file);
  await page.getByRole('button', { name: 'Snapshot', exact: true }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(4);
  later.remove();
  third.remove();
});

test('a file of another kind is refused with its name and what it looks like; the open one stays', async ({ page }) => {
  await dropFiles(page, live.file);
  await goTo(page, 'Table');
  await expect(kindRow(page, '__main__.Order')).toBeVisible();
  const png = beside('picture.png');
  writeFileSync(png, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  await dropFiles(page, png);
  const alert = page.getByRole('alert').filter({ hasText: 'picture.png' });
  await expect(alert).toContainText(/png/i);
  await expect(alert).toContainText(/These open: .*heapglass/i);
  await expect(kindRow(page, '__main__.Order')).toBeVisible();
});

test('an empty file is refused', async ({ page }) => {
  writeFileSync(beside('nothing.heapglass'), '');
  await dropFiles(page, beside('nothing.heapglass'));
  await expect(page.getByRole('alert').filter({ hasText: 'nothing.heapglass' })).toContainText('empty');
});

test('a file that was cut off opens as far as it is whole, and says so', async ({ page }) => {
  const cut = beside('cut.heapglass');
  writeFileSync(cut, readFileSync(live.file).subarray(0, Math.floor(statSync(live.file).size * 0.7)));
  await dropFiles(page, cut);
  const warning = page.getByRole('status').filter({ hasText: 'cut.heapglass is' });
  await expect(warning).toContainText('not whole');
  await expect(warning).toContainText(/byte [\d,]+/);
  await goTo(page, 'Table');
  await expect(page.getByRole('grid', { name: 'Kinds' })).toBeVisible();
});

test('opening can be cancelled, and the page is as before', async ({ page }) => {
  // Cancel is shown after 300 ms; opening this takes seconds.
  const large = captureLive<ShopCounts>('shop', 600_000, 50);
  await dropFiles(page, live.file);
  await goTo(page, 'Table');
  await expect(kindRow(page, '__main__.Order')).toBeVisible();
  copyFileSync(large.file, beside('large.heapglass'));
  await openFiles(page, beside('large.heapglass'));
  await page.getByRole('button', { name: 'Cancel', exact: true }).click({ timeout: 10_000 });
  await expect(page.getByRole('list', { name: 'Opening' })).toHaveCount(0, { timeout: 1000 });
  expect((await numbersOf(page, '__main__.Order')).count).toBe(300);
  await page.getByRole('button', { name: 'Snapshot', exact: true }).click();
  await expect(page.getByRole('menuitemradio')).toHaveCount(2); // one snapshot, and Close
  large.remove();
});
