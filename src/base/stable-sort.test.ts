import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sorted } from './stable-sort.ts';
import { runToEnd } from './steps.ts';

test('sorts as Array.sort does, keeps equal items in their order, and leaves its input alone', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), fc.constantFrom(1, 40), (some, times) => {
      const items = Array.from({ length: times }, () => some).flat();
      const input = Uint32Array.from(items);
      const byTens = (a: number, b: number): number => Math.floor(a / 10) - Math.floor(b / 10);
      expect([...runToEnd(sorted(input, byTens))]).toEqual(items.toSorted(byTens));
      expect([...input]).toEqual(items);
    }),
  );
});

test('pauses often, says how far it is, and needs few comparisons for what is in order', () => {
  const falling = Uint32Array.from({ length: 50_000 }, (_, i) => 50_000 - i);
  const fractions = [...sorted(falling, (a, b) => a - b)];
  expect(fractions.length).toBeGreaterThan(50);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(Math.max(...fractions)).toBeLessThanOrEqual(1);
  let comparisons = 0;
  runToEnd(sorted(falling.toReversed(), (a, b) => (comparisons++, a - b)));
  expect(comparisons).toBeLessThan(50_000);
});

test('an order that contradicts itself comes out as in Python', () => {
  // python3 -c "n = float('nan'); x = [5, 9.25, n, 100, 1, n, 7, 3]; print([a for a, i in sorted((a, i) for i, a in enumerate(x))])"
  const values = [5, 9.25, NaN, 100, 1, NaN, 7, 3];
  const order = sorted(Uint32Array.from(values.keys()), (a, b) => (values[a] < values[b] ? -1 : 0));
  expect(Array.from(runToEnd(order), (i) => values[i])).toEqual([5, 9.25, NaN, 1, 100, NaN, 3, 7]);
});
