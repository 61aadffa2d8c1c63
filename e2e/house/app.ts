/** The page as a user speaks of it: names from e2e/ROLES.md, in one place. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens files by the button and the browser's file chooser. */
export async function openFiles(page: Page, ...files: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open snapshots' }).first().click();
  await (await chooser).setFiles([...files]);
}

/** Drops files on the middle of the window, as a file manager would. */
export async function dropFiles(page: Page, ...files: readonly string[]): Promise<void> {
  const contents = files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') }));
  const transfer = await page.evaluateHandle((parts) => {
    const data = new DataTransfer();
    for (const { name, base64 } of parts) {
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
    }
    return data;
  }, contents);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.locator('body').dispatchEvent(type, { dataTransfer: transfer });
  }
}

export const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true });

/** Shows a tab by its name. */
export async function goTo(page: Page, name: 'Overview' | 'Table' | 'Console'): Promise<void> {
  await tab(page, name).click();
  await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
}

export const grid = (page: Page, name: 'Kinds' | 'Objects' | 'Referrers' | 'Referents'): Locator =>
  page.getByRole('grid', { name, exact: true });

/** The row of the table of kinds whose name is `kind`. */
export function kindRow(page: Page, kind: string): Locator {
  const name = page.getByRole('gridcell', { name: kind, exact: true });
  return grid(page, 'Kinds').getByRole('row').filter({ has: name });
}

/** Count and exact bytes of a kind, as the page shows them; the bytes stand in the cell's tooltip. */
export async function numbersOf(page: Page, kind: string): Promise<{ readonly count: number; readonly size: number }> {
  const cells = kindRow(page, kind).getByRole('gridcell');
  const count = (await cells.nth(2).innerText()).replaceAll(/\D/g, '');
  const tip = page.getByRole('tooltip');
  // A table that is drawn anew takes its tooltip along: rest on it again.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await cells.nth(4).hover();
    await expect(tip).toContainText('bytes', { timeout: 2000 });
  }).toPass({ timeout: 15_000 });
  const size = /^([\d,]+) bytes?/.exec(await tip.innerText())?.[1] ?? '';
  await page.mouse.move(0, 0);
  return { count: Number(count), size: Number(size.replaceAll(',', '')) };
}

/** Groups the table by a relation, chosen from the menu. */
export async function groupBy(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Group by/ }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(`^${title}`) }).click();
}

/** Expression that the address bar carries. */
export function expressionInUrl(page: Page): string {
  return new URLSearchParams(new URL(page.url()).hash.slice(1)).get('e') ?? '';
}

/** Runs a line in the console and gives the text of its result. */
export async function runInConsole(page: Page, source: string): Promise<string> {
  await goTo(page, 'Console');
  // Input and output alternate: `>>> source`, then what it printed.
  const texts = page.getByRole('log').locator('pre');
  const before = await texts.count();
  const input = page.getByLabel('Console input', { exact: true });
  await input.fill(source);
  await input.press('Enter');
  await expect.poll(() => texts.count()).toBeGreaterThanOrEqual(before + 2);
  return texts.last().innerText();
}
