/** Small choices that outlive the page. Nothing of a snapshot is ever stored. */

export type Theme = 'system' | 'light' | 'dark';

const PREFIX = 'heapglass.';

/** Reads a choice; `undefined` when there is none or the browser keeps nothing (files opened by double click, private windows). */
export function readPreference(name: string): string | undefined {
  try {
    return localStorage.getItem(PREFIX + name) ?? undefined;
  } catch {
    return undefined; // storage is refused: the default serves
  }
}

/** Remembers a choice where the browser allows it. */
export function writePreference(name: string, value: string): void {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    return; // storage is refused: the choice holds until the page is closed
  }
}

/** The chosen theme; anything else that was stored counts as `system`. */
export function readTheme(): Theme {
  const stored = readPreference('theme');
  return stored === 'light' || stored === 'dark' ? stored : 'system';
}
