import { describe, expect, it } from 'vitest';
import { cutSource } from './fault.tsx';

describe('place of a fault', () => {
  it('cuts the source around it', () => {
    expect(cutSource('s1.heap().byrc', 10, 14)).toEqual(['s1.heap().', 'byrc', '']);
    expect(cutSource('a ? b', 2, 3)).toEqual(['a ', '?', ' b']);
  });

  it('shows a place of no width, also behind the end', () => {
    expect(cutSource('a b', 1, 1)).toEqual(['a', ' ', 'b']);
    expect(cutSource('s1.', 3, 3)).toEqual(['s1.', ' ', '']);
  });

  it('shows the source alone when the place is unknown or not in it', () => {
    expect(cutSource('abc', undefined, undefined)).toEqual(['abc', '', '']);
    expect(cutSource('abc', 99, 120)).toEqual(['abc', '', '']);
    expect(cutSource('abc', 1, 900)).toEqual(['a', 'bc', '']);
  });
});
