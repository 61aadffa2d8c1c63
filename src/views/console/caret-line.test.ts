import { describe, expect, it } from 'vitest';
import { caretLine } from './caret-line.ts';

describe('carets', () => {
  it('stand below the fault, in its own line', () => {
    expect(caretLine('s1.heap().byrc', 10, 14)).toBe('  s1.heap().byrc\n            ^^^^\n');
    expect(caretLine('x = 1\ny = ?', 10, 11)).toBe('  y = ?\n      ^\n');
  });

  it('survive places at and behind the end, and no place at all', () => {
    expect(caretLine('s1.', 3, 3)).toBe('  s1.\n     ^\n');
    expect(caretLine('ab\ncd', 1, 5)).toBe('  ab\n   ^\n');
    expect(caretLine('ab', 9, 12)).toBe('');
    expect(caretLine('ab', undefined, undefined)).toBe('');
  });
});
