/** The browser's history as the page uses it: fragments only, and few enough writes for browsers that count them. */
import { decodeLocation, encodeLocation, type Location } from './location.ts';

/** What of `window` is needed; a fake in tests. */
export interface AddressBar {
  read(): string;
  push(fragment: string): void;
  replace(fragment: string): void;
  /** Called when Back, Forward or a hand-written fragment changed it. */
  onChange(listener: () => void): void;
}

/** Writes locations to the bar: new places at once, changes of the same place when they have settled. */
export interface LocationWriter {
  read(): Location;
  write(at: Location, how: 'push' | 'replace'): void;
  /** Drops a write that has not happened yet. */
  forget(): void;
}

/** Chromium ignores more than 200 writes in 30 s: walking rows with the arrow keys must not use them up. */
const SETTLE_MS = 200;

/** `bar` over the real window. */
export function browserAddressBar(window: Window): AddressBar {
  // Nothing to say is no fragment: a lone `#` would stay otherwise.
  const urlOf = (fragment: string): string =>
    fragment === '' ? (window.location.href.split('#')[0] ?? '') : `#${fragment}`;
  return {
    read: () => window.location.hash,
    push: (fragment) => window.history.pushState(null, '', urlOf(fragment)),
    replace: (fragment) => window.history.replaceState(null, '', urlOf(fragment)),
    onChange: (listener) => {
      window.addEventListener('popstate', listener);
      window.addEventListener('hashchange', listener);
    },
  };
}

/** Makes the writer of an address bar. */
export function locationWriter(bar: AddressBar): LocationWriter {
  let pending: { readonly timer: ReturnType<typeof setTimeout>; readonly at: Location } | undefined;
  const flush = (): void => {
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    const { at } = pending;
    pending = undefined;
    if (encodeLocation(at) !== bar.read().replace(/^#/, '')) bar.replace(encodeLocation(at));
  };
  return {
    read: () => decodeLocation(bar.read()),
    write(at, how) {
      if (how === 'push') {
        flush();
        if (encodeLocation(at) !== bar.read().replace(/^#/, '')) bar.push(encodeLocation(at));
        return;
      }
      clearTimeout(pending?.timer);
      pending = { at, timer: setTimeout(flush, SETTLE_MS) };
    },
    forget() {
      clearTimeout(pending?.timer);
      pending = undefined;
    },
  };
}
