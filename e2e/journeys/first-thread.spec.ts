/** The first thread, in both editions: capture a living program, open it, read its own numbers, ask on, in page and terminal. */
import { readFileSync } from 'node:fs';
import { trimmed, type ShopCounts } from './shop.ts';
import { expressionInUrl, goTo, grid, groupBy, kindRow, numbersOf, openFiles, runInConsole } from '../house/app.ts';
import { heapglass } from '../house/command-line.ts';
import { captureLive } from '../house/live-capture.ts';
import { oneFileUrl, siteUrl } from '../house/places.ts';
import { expect, openApp, test } from '../house/test.ts';

for (const [edition, address] of [
  ['the site', siteUrl],
  ['the one-file edition from disk', () => oneFileUrl],
] as const) {
  test(`${edition}: from a living process to an answer`, async ({ page, guard }) => {
    const live = captureLive<ShopCounts>('shop', 700, 40);
    await openApp(page, guard, address());
    await expect(page.getByText('Nothing leaves this computer').first()).toBeVisible();
    await openFiles(page, live.file);

    await test.step('the overview says what fills it, in the program’s words, and never says leak', async () => {
      await expect(page.getByRole('tab', { name: 'Overview' })).toHaveAttribute('aria-selected', 'true');
      const overview = page.getByRole('tabpanel', { name: 'Overview' });
      await expect(overview).toContainText('CPython');
      await expect(overview).toContainText('Order');
      await expect(overview).not.toContainText(/leak/i);
    });

    await test.step('the table shows what the program printed', async () => {
      await goTo(page, 'Table');
      for (const kind of ['Order', 'Customer'] as const) {
        const [count, size] = live.printed[kind];
        await page.getByRole('searchbox', { name: 'Filter rows' }).fill(kind);
        expect(await numbersOf(page, `__main__.${kind}`)).toEqual({ count, size });
      }
    });

    await test.step('by type, then into the kind: the objects themselves', async () => {
      await page.getByRole('searchbox', { name: 'Filter rows' }).fill('');
      await groupBy(page, 'Type');
      await expect.poll(() => expressionInUrl(page)).toMatch(/^s1\.heap\(\)\.bytype$/);
      await page.getByRole('searchbox', { name: 'Filter rows' }).fill('__main__.Order');
      await kindRow(page, '__main__.Order').dblclick();
      await expect(grid(page, 'Objects')).toHaveAttribute('aria-rowcount', String(live.printed.Order[0] + 1));
      expect(expressionInUrl(page)).toMatch(/^s1\.heap\(\)\.bytype\[\d+\]$/);
      await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText('__main__.Order');
    });

    await test.step('an object: who refers to it', async () => {
      await grid(page, 'Objects').getByRole('row').nth(1).click();
      await expect(grid(page, 'Referrers')).toContainText(/\.entries|AuditTrail|list/);
    });

    await test.step('Back and Forward walk the expressions', async () => {
      const inside = expressionInUrl(page);
      await page.goBack();
      await expect.poll(() => expressionInUrl(page)).toBe('s1.heap().bytype');
      await expect(grid(page, 'Kinds')).toBeVisible();
      await page.goForward();
      await expect.poll(() => expressionInUrl(page)).toBe(inside);
      await expect(grid(page, 'Objects')).toBeVisible();
    });

    await test.step('console and command line print the same text', async () => {
      for (const expression of ['hp.heap()', 'h.bytype', 'h[0:3].bymodule', 'h.byclodo.stat']) {
        const shown = await runInConsole(page, expression);
        const printed = heapglass('eval', live.file, expression);
        expect(printed.stderr).toBe('');
        expect(printed.code).toBe(0);
        expect(trimmed(shown)).toBe(trimmed(printed.stdout));
      }
    });
    await test.step('a dump is a download that guppy3 can load', async () => {
      const input = page.getByLabel('Console input', { exact: true });
      await input.fill("h.bytype.dump('types.hpy')");
      await input.press('Enter');
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download types.hpy' }).click();
      const saved = readFileSync(await (await waiting).path(), 'utf8');
      expect(saved).toMatch(/^\.loader: _load_stat\n\.format: SetFormat\n/);
      expect(saved).toMatch(new RegExp(`^\\.r: ${live.printed.Order[0]} \\d+ __main__\\.Order$`, 'm'));
    });
    live.remove();
  });
}
