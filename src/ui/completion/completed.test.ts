import { describe, expect, it } from 'vitest';
import { completed, isCompletable } from './completed.ts';

describe('completion', () => {
  it('replaces what was typed of it and puts the cursor behind it', () => {
    expect(completed('s1.heap().byt[0]', 13, { text: 'bytype', detail: '', replaces: 3 })).toEqual({
      text: 's1.heap().bytype[0]',
      position: 16,
    });
    expect(completed('s1.', 3, { text: 'heap()', detail: '', replaces: 0 })).toEqual({
      text: 's1.heap()',
      position: 9,
    });
    expect(completed('x', 1, { text: 'y', detail: '', replaces: 9 })).toEqual({ text: 'y', position: 1 });
  });

  it('leaves Tab to the focus where nothing can be completed', () => {
    expect(['', 'h ', 'h)', 'h]'].map(isCompletable)).toEqual([false, false, false, false]);
    expect(['h', 'h.', 'h.by', 'iso('].every(isCompletable)).toBe(true);
  });
});
