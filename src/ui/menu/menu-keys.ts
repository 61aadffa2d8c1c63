/** What a key does inside an open menu: moves to an item, closes, or nothing of the menu's. */
export type MenuMove =
  { readonly kind: 'to'; readonly index: number } | { readonly kind: 'close' } | { readonly kind: 'leave' } | undefined;

/** `titles` are those of the items in order; `at` is the item with the focus, -1 for none. Moves go around the ends. */
export function menuMove(key: string, at: number, titles: readonly string[]): MenuMove {
  const count = titles.length;
  if (key === 'Tab') return { kind: 'leave' };
  if (key === 'Escape') return { kind: 'close' };
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return { kind: 'to', index: (at + 1) % count };
  if (key === 'ArrowUp') return { kind: 'to', index: (Math.max(at, 0) - 1 + count) % count };
  if (key === 'Home') return { kind: 'to', index: 0 };
  if (key === 'End') return { kind: 'to', index: count - 1 };
  if (key.length !== 1 || key === ' ') return undefined;
  // A letter goes to the next item that begins with it.
  for (let step = 1; step <= count; step++) {
    const index = (Math.max(at, 0) + step) % count;
    if (titles[index]?.toLowerCase().startsWith(key.toLowerCase()) === true) return { kind: 'to', index };
  }
  return undefined;
}
