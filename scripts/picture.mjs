/** `node scripts/picture.mjs`, after `npm run build`: takes docs/images/table.png, the picture of the README, from the sample. */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { findChromium } from './steps/find-programs.mjs';
import { inProject } from './steps/paths.mjs';

const server = await preview({ configFile: inProject('vite.config.ts'), logLevel: 'error', preview: { port: 0 } });
const executablePath = await findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1200, height: 720 }, colorScheme: 'light', locale: 'en-GB' });
await page.goto(server.resolvedUrls?.local[0] ?? '', { waitUntil: 'networkidle' });
await page.getByRole('button', { name: 'Try a sample' }).click();
await page.getByRole('tab', { name: 'Table' }).click();
await page.getByRole('button', { name: /^Group by/ }).click();
await page.getByRole('menuitemradio', { name: /^Type/ }).click();
await page.getByRole('grid', { name: 'Kinds' }).getByRole('row').filter({ hasText: '__main__.Order' }).first().click();
await page.getByRole('button', { name: 'Edit expression' }).click();
await page.mouse.move(0, 0);
await page.waitForTimeout(500);
mkdirSync(inProject('docs', 'images'), { recursive: true });
await page.screenshot({ path: inProject('docs', 'images', 'table.png') });
await browser.close();
await server.close();
