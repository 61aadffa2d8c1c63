/** axe finds nothing on any view in either theme; a picture of each is kept with the test results. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { Result } from 'axe-core';
import { type ShopCounts } from './shop.ts';
import { dropFiles, goTo, grid, kindRow, runInConsole } from '../house/app.ts';
import { captureLive, type LiveCapture } from '../house/live-capture.ts';
import { siteUrl } from '../house/places.ts';
import { expect, openApp, test } from '../house/test.ts';

let live: LiveCapture<ShopCounts>;
test.beforeAll(() => {
  live = captureLive<ShopCounts>('shop', 300, 20);
});
test.afterAll(() => live.remove());

const STATES: readonly (readonly [name: string, reach: (page: Page) => Promise<void>])[] = [
  ['empty', () => Promise.resolve()],
  ['overview', (page) => dropFiles(page, live.file)],
  [
    'table',
    async (page) => {
      await dropFiles(page, live.file);
      await goTo(page, 'Table');
      await kindRow(page, '__main__.Order').click();
    },
  ],
  [
    'objects',
    async (page) => {
      await dropFiles(page, live.file);
      await goTo(page, 'Table');
      await kindRow(page, '__main__.Order').dblclick();
      await grid(page, 'Objects').getByRole('row').nth(3).click();
      await expect(grid(page, 'Referrers').getByRole('row').nth(1)).toBeVisible();
    },
  ],
  [
    'expression',
    async (page) => {
      await dropFiles(page, live.file);
      await goTo(page, 'Table');
      await page.getByRole('button', { name: 'Edit expression' }).click();
      await page.getByLabel('Expression', { exact: true }).fill('s1.heap().byrc');
      await page.getByRole('button', { name: 'Go', exact: true }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  ],
  [
    'console',
    async (page) => {
      await dropFiles(page, live.file);
      await runInConsole(page, 'h.bytype');
    },
  ],
  [
    'failure',
    async (page) => {
      await dropFiles(page, live.file);
      await page.getByRole('tab', { name: 'Overview' }).waitFor();
      await dropFiles(page, 'package.json');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  ],
  [
    'help',
    async (page) => {
      await page.getByRole('button', { name: 'Help' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
];

/** A violation as text, one for each element. HTML has no element for a combobox of several lines: a textarea must do. */
function told({ id, impact, nodes }: Result): readonly string[] {
  return nodes
    .filter(({ html }) => !(id === 'aria-allowed-role' && html.startsWith('<textarea')))
    .map(({ html }) => `${id} (${impact ?? ''}): ${html}`);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [name, reach] of STATES) {
    test(`${name} in the ${theme} theme`, async ({ page, guard }, info) => {
      await page.emulateMedia({ colorScheme: theme });
      await openApp(page, guard, siteUrl());
      await reach(page);
      await page.screenshot({ path: info.outputPath(`${name}-${theme}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(told)).toEqual([]);
    });
  }
}
