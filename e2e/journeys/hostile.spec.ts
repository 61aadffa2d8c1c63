/** A heap whose names are markup, formulas, bidi and control characters: everywhere text, nowhere anything else. */
import { dropFiles, goTo, grid, runInConsole } from '../house/app.ts';
import { heapglass } from '../house/command-line.ts';
import { captureLive } from '../house/live-capture.ts';
import { oneFileUrl, siteUrl } from '../house/places.ts';
import { expect, openApp, test } from '../house/test.ts';

interface Printed {
  readonly count: number;
  readonly names: readonly string[];
}

const MARKUP = '<img src=x onerror';

for (const [edition, address] of [
  ['the site', siteUrl],
  ['the one-file edition', () => oneFileUrl],
] as const) {
  test(`${edition}: hostile names stay text on every view`, async ({ page, guard }) => {
    const live = captureLive<Printed>('hostile');
    await openApp(page, guard, address());
    await dropFiles(page, live.file);
    await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
    await goTo(page, 'Table');
    await page.getByRole('searchbox', { name: 'Filter rows' }).fill(MARKUP);
    const row = grid(page, 'Kinds').getByRole('row').filter({ hasText: MARKUP }).first();
    await expect(row).toContainText(String(live.printed.count));
    await row.getByRole('gridcell').nth(1).hover();
    await expect(page.getByRole('tooltip')).toContainText(MARKUP);
    await row.dblclick();
    await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toContainText(MARKUP);
    await grid(page, 'Objects').getByRole('row').nth(1).click();
    await expect(page.getByRole('region', { name: 'Selected object' })).toContainText(MARKUP);
    for (const expression of ['h.bytype', 'h[0].byid', 'h.bymodule', 'print(h.bytype.more)']) {
      await runInConsole(page, expression);
    }
    // What the text brought in would be elements without a place in the app.
    expect(await page.locator('img[src="x"], svg[onload], script:not([src]):not([type="module"])').count()).toBe(
      edition === 'the site' ? 0 : await page.locator('head script:not([src]):not([type="module"])').count(),
    );
    live.remove();
  });
}

test('bidi and control characters are shown as escapes on the page', async ({ page, guard }) => {
  const live = captureLive<Printed>('hostile');
  await openApp(page, guard, siteUrl());
  await dropFiles(page, live.file);
  await goTo(page, 'Table');
  await page.getByRole('searchbox', { name: 'Filter rows' }).fill('gnp.exe');
  const row = grid(page, 'Kinds').getByRole('row').filter({ hasText: 'gnp.exe' }).first();
  await expect(row).toBeVisible();
  expect(await row.innerText()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  live.remove();
});

test('the terminal gets no control characters of a heap', () => {
  const live = captureLive<Printed>('hostile');
  for (const expression of ['h.bytype.all', 'h[0:40].byid']) {
    const { stdout, code } = heapglass('eval', live.file, expression);
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  }
  live.remove();
});

test('a link with hostile parts opens to nothing but text', async ({ page, guard }) => {
  for (const fragment of [
    '#v=<img src=x onerror=window.__pwned=1>&e=<script>window.__pwned=1</script>',
    '#v=table&hp=s1&e=constructor.constructor("window.__pwned=1")()',
    '#v=__proto__&e=__proto__&sort=__proto__&sel=__proto__',
    `#e=${'('.repeat(20_000)}`,
  ]) {
    await openApp(page, guard, siteUrl() + fragment);
    await expect(page.getByRole('button', { name: 'Open snapshots' }).first()).toBeVisible();
    await page.goto('about:blank');
  }
});
