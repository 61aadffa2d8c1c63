import { describe, expect, it } from 'vitest';
import { isGridMove, movedRow } from './column.ts';

describe('moves in a grid', () => {
  it.each([
    ['row-up', 5, 4],
    ['row-up', 0, 0],
    ['row-down', 99, 99],
    ['page-down', 5, 25],
    ['page-up', 5, 0],
    ['first-row', 50, 0],
    ['last-row', 5, 99],
  ] as const)('%s from %i goes to %i of 100', (move, from, to) => {
    expect(movedRow(move, from, 100, 20)).toBe(to);
  });

  it('knows moves from other actions', () => {
    expect(['row-up', 'page-down', 'last-row'].every(isGridMove)).toBe(true);
    expect(['open-row', 'copy-row', undefined, 'show-referrers'].some(isGridMove)).toBe(false);
  });
});
