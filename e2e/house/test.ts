/** The test of every journey: it fails on any request after load, any console error, and any markup that came alive. */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';

export interface Guard {
  /** From now on every request is one too many; called by `openApp` when the page has all its parts. */
  arm(): void;
  /** The page is about to be loaded. */
  disarm(): void;
  /** What the page did that it must not do. */
  readonly offences: readonly string[];
}

function guardOf(context: BrowserContext): Guard {
  const offences: string[] = [];
  let armed = false;
  const isLocal = (url: string) => /^(blob|data|about):/.test(url);
  context.on('request', (request) => {
    const url = request.url();
    if (isLocal(url)) return;
    const isOwn = /^(file:|http:\/\/(127\.0\.0\.1|localhost):)/.test(url) && request.method() === 'GET';
    if (armed || !isOwn) offences.push(`request: ${request.method()} ${url}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') offences.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => offences.push(`error: ${error.error().message}`));
  context.on('page', (page) => page.on('websocket', (socket) => offences.push(`websocket: ${socket.url()}`)));
  return {
    arm: () => {
      armed = true;
    },
    disarm: () => {
      armed = false;
    },
    offences,
  };
}

export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context }, use) => {
      const guard = guardOf(context);
      await use(guard);
      for (const page of context.pages()) {
        const pwned = await page.evaluate(() => '__pwned' in globalThis).catch(() => false);
        expect(pwned, 'text of a heap became code').toBe(false);
      }
      expect(guard.offences).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the app and waits until all its parts are there; then the guard stands. */
export async function openApp(page: Page, guard: Guard, address: string): Promise<void> {
  guard.disarm();
  await page.goto(address, { waitUntil: 'networkidle' });
  guard.arm();
}
