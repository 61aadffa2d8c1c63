/** The first thread without a pointer. */
import type { Page } from '@playwright/test';
import { type ShopCounts } from './shop.ts';
import { expressionInUrl, grid } from '../house/app.ts';
import { captureLive } from '../house/live-capture.ts';
import { siteUrl } from '../house/places.ts';
import { expect, openApp, test } from '../house/test.ts';

const focused = (page: Page) => page.locator(':focus');

/** Presses Tab until the focus is on an element with this role and name; fails when the page has been round once. */
async function tabTo(
  page: Page,
  role: 'tab' | 'row' | 'searchbox' | 'button' | 'textbox',
  name: RegExp,
): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    const here = focused(page).and(page.getByRole(role, { name }));
    if ((await here.count()) === 1) return;
  }
  throw new Error(`Tab never reached ${role} ${String(name)}`);
}

test('from a file to a referrer by keys alone', async ({ page, guard }) => {
  const live = captureLive<ShopCounts>('shop', 300, 20);
  await openApp(page, guard, siteUrl());
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Control+o');
  await (await chooser).setFiles(live.file);
  await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();

  await tabTo(page, 'tab', /Overview/);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Table' })).toBeFocused();
  await expect(grid(page, 'Kinds')).toBeVisible();

  await tabTo(page, 'searchbox', /Filter rows/);
  await page.keyboard.type('__main__.Order');
  await page.keyboard.press('Enter');
  await expect(focused(page)).toHaveAttribute('role', 'row');
  await expect(focused(page)).toContainText('__main__.Order');

  await page.keyboard.press('Enter');
  await expect(grid(page, 'Objects')).toHaveAttribute('aria-rowcount', '301');
  expect(expressionInUrl(page)).toMatch(/^s1\.heap\(\)\[\d+\]$/);

  await tabTo(page, 'row', /Order/);
  await page.keyboard.press('End');
  await expect(focused(page)).toHaveAttribute('aria-rowindex', '301');
  await expect(focused(page)).toHaveAttribute('aria-selected', 'true'); // though its row came later than the key
  await page.keyboard.press('Home');
  await expect(focused(page)).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('ArrowDown');
  await expect(focused(page)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F6');
  await expect(page.getByRole('region', { name: 'Selected object' }).locator(':focus')).toHaveCount(1);
  await expect(grid(page, 'Referrers')).toBeVisible();

  await page.keyboard.press('F6');
  await page.keyboard.press('ArrowLeft');
  await expect(grid(page, 'Kinds')).toBeVisible();
  expect(expressionInUrl(page)).not.toContain('[');
  live.remove();
});

test('help opens and closes by key, and gives the focus back', async ({ page, guard }) => {
  await openApp(page, guard, siteUrl());
  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
