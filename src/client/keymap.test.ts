import { describe, expect, it } from 'vitest';
import { actionOf, keymap, type KeyPress } from './keymap.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keymap', () => {
  it('has no two bindings for one press', () => {
    for (const scope of ['page', 'grid'] as const) {
      const presses = keymap
        .filter((b) => b.scope === scope)
        .flatMap((b) => b.keys.map((key) => `${key} ${b.ctrl} ${b.shift} ${b.alt}`));
      expect(new Set(presses).size).toBe(presses.length);
    }
  });

  it('keeps single letters to grids', () => {
    const bare = keymap.filter((b) => b.scope === 'page' && !b.ctrl && !b.alt && b.keys.some((k) => /^[a-z]$/.test(k)));
    expect(bare).toEqual([]);
    expect(actionOf(press('g'), 'grid')).toBe('group-by');
    expect(actionOf(press('g'), 'page')).toBeUndefined();
  });

  it('tells modifiers apart and takes Command for Ctrl', () => {
    expect(actionOf(press('c', { ctrlKey: true }), 'grid')).toBe('copy-row');
    expect(actionOf(press('C', { metaKey: true, shiftKey: true }), 'grid')).toBe('copy-row-json');
    expect(actionOf(press('c'), 'grid')).toBeUndefined();
  });

  it('finds symbols with and without Shift', () => {
    expect(actionOf(press('?', { shiftKey: true }), 'page')).toBe('help');
    expect(actionOf(press('/'), 'grid')).toBe('filter');
    expect(actionOf(press('/', { shiftKey: true }), 'grid')).toBe('filter');
  });

  it('leaves the browser its own keys', () => {
    expect(actionOf(press('ArrowLeft', { altKey: true }), 'page')).toBeUndefined();
  });
});
