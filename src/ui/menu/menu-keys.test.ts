import { describe, expect, it } from 'vitest';
import { menuMove } from './menu-keys.ts';

const titles = ['Kind', 'Type', 'Size', 'Module', 'Source'];

describe('keys of a menu', () => {
  it('walks around the ends', () => {
    expect(menuMove('ArrowDown', 4, titles)).toEqual({ kind: 'to', index: 0 });
    expect(menuMove('ArrowUp', 0, titles)).toEqual({ kind: 'to', index: 4 });
    expect(menuMove('ArrowDown', -1, titles)).toEqual({ kind: 'to', index: 0 });
    expect(menuMove('End', 0, titles)).toEqual({ kind: 'to', index: 4 });
  });

  it('goes from one item with a letter to the next', () => {
    expect(menuMove('s', 0, titles)).toEqual({ kind: 'to', index: 2 });
    expect(menuMove('S', 2, titles)).toEqual({ kind: 'to', index: 4 });
    expect(menuMove('s', 4, titles)).toEqual({ kind: 'to', index: 2 });
    expect(menuMove('x', 0, titles)).toBeUndefined();
  });

  it('closes, leaves, and leaves alone what is not its own', () => {
    expect(menuMove('Escape', 0, titles)).toEqual({ kind: 'close' });
    expect(menuMove('Tab', 0, titles)).toEqual({ kind: 'leave' });
    expect(menuMove('Enter', 0, titles)).toBeUndefined();
    expect(menuMove(' ', 0, titles)).toBeUndefined();
    expect(menuMove('ArrowDown', -1, [])).toBeUndefined();
  });
});
