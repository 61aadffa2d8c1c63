import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { physicalRowOf, placeOf, rowOf, scrollSpace, shiftAt } from './scaled-scroll.ts';

const space = fc.integer({ min: 1, max: 50_000_000 }).map((rows) => scrollSpace(rows, 20));
const inSpace = space.chain((s) => fc.tuple(fc.constant(s), fc.double({ min: 0, max: s.rows, noNaN: true })));

describe('scaled scrolling', { timeout: 20_000 }, () => {
  it('is the identity while all rows fit', () => {
    const s = scrollSpace(800_000, 20);
    expect(s.physicalRows).toBe(800_000);
    for (const row of [0, 1, 400_000, 799_999]) expect(placeOf(s, row)).toEqual({ physicalTop: row, shift: 0 });
  });

  it('never lays out more than the cap', () => {
    fc.assert(fc.property(space, (s) => s.physicalRows * 20 <= 16_000_000));
  });

  it('reaches the first and the last row', () => {
    fc.assert(
      fc.property(space, (s) => {
        expect(rowOf(s, 0)).toBe(0);
        expect(rowOf(s, s.physicalRows)).toBe(s.rows);
        expect(s.physicalRows - 1 + shiftAt(s, s.physicalRows)).toBe(s.rows - 1);
      }),
    );
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(inSpace, ([s, row]) => {
        expect(Math.abs(rowOf(s, physicalRowOf(s, row)) - row)).toBeLessThan(1e-3);
      }),
    );
  });

  it('is monotone', () => {
    fc.assert(
      fc.property(inSpace, fc.double({ min: 0, max: 1, noNaN: true }), ([s, row], part) => {
        expect(physicalRowOf(s, row * part)).toBeLessThanOrEqual(physicalRowOf(s, row) + 1e-6);
      }),
    );
  });

  it('puts a row inside what is laid out', () => {
    fc.assert(
      fc.property(inSpace, ([s, at]) => {
        const row = Math.min(s.rows - 1, Math.floor(at));
        const { physicalTop, shift } = placeOf(s, row);
        expect(physicalTop + shift).toBe(row);
        expect(physicalTop).toBeGreaterThanOrEqual(0);
        expect(physicalTop).toBeLessThan(s.physicalRows);
      }),
    );
  });

  it('leaves room for 100,000 rows in both directions in the middle of 50 million', () => {
    const s = scrollSpace(50_000_000, 20);
    const { physicalTop } = placeOf(s, 25_000_000);
    expect(physicalTop).toBeGreaterThan(100_000);
    expect(physicalTop).toBeLessThan(s.physicalRows - 100_000);
  });
});
